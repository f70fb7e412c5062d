/** One trace from a request over its command to the views. Exists only where an endpoint for traces is set. */
@NullMarked
package org.appointmentscheduler.server.tracing;

import org.jspecify.annotations.NullMarked;
