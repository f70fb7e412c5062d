/** The invariants as programs. Each is tested with a violation that it must find. */
@NullMarked
package org.appointmentscheduler.faults.check;

import org.jspecify.annotations.NullMarked;
