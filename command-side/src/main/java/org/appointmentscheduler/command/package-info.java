/** Decides: aggregates, booking rules, and the endpoints that send commands. */
@NullMarked
package org.appointmentscheduler.command;

import org.jspecify.annotations.NullMarked;
