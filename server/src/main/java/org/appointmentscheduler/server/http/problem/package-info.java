/** Errors as RFC 9457 problems, wherever they arise. */
@NullMarked
package org.appointmentscheduler.server.http.problem;

import org.jspecify.annotations.NullMarked;
