/** How a process ends: announced, after its last answer, and in time. */
@NullMarked
package org.appointmentscheduler.server.shutdown;

import org.jspecify.annotations.NullMarked;
