/**
 * The domain on several nodes whose clocks differ, over a store that conflicts, fails and forgets to answer: one thread,
 * one seed, virtual time. Not a line of the rules is written again here.
 */
@NullMarked
package org.appointmentscheduler.command.simulation;

import org.jspecify.annotations.NullMarked;
