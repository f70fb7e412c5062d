/** Questions about the past. */
@NullMarked
package org.appointmentscheduler.server.past;

import org.jspecify.annotations.NullMarked;
