/** What the log may tell. */
@NullMarked
package org.appointmentscheduler.server.logging;

import org.jspecify.annotations.NullMarked;
