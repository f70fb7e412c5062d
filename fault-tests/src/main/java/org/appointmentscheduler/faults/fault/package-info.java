/** The faults, each a small class. */
@NullMarked
package org.appointmentscheduler.faults.fault;

import org.jspecify.annotations.NullMarked;
