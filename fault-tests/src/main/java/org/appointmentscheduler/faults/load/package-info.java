/** The clients, in a process of their own that no fault reaches. */
@NullMarked
package org.appointmentscheduler.faults.load;

import org.jspecify.annotations.NullMarked;
