/** The processes of a run, which can be killed, stopped and started again. */
@NullMarked
package org.appointmentscheduler.faults.process;

import org.jspecify.annotations.NullMarked;
