/** Timers: kept in the database, written and cancelled in the transaction of the command that wants them. */
@NullMarked
package org.appointmentscheduler.server.deadline;

import org.jspecify.annotations.NullMarked;
