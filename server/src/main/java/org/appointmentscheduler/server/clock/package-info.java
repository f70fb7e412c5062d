/** Nodes decide about holds by their own clocks, so these must agree. */
@NullMarked
package org.appointmentscheduler.server.clock;

import org.jspecify.annotations.NullMarked;
