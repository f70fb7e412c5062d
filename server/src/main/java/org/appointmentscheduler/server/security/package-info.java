/** Who calls, and the one list of what is open to whom. */
@NullMarked
package org.appointmentscheduler.server.security;

import org.jspecify.annotations.NullMarked;
