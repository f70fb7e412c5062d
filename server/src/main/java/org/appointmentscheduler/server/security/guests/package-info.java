/** Whoever has the link to one appointment. */
@NullMarked
package org.appointmentscheduler.server.security.guests;

import org.jspecify.annotations.NullMarked;
