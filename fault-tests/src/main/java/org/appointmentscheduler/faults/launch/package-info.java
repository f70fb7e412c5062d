/** Crosses from Maven's Java to the one the tests need. Compiled for Java 17. */
@NullMarked
package org.appointmentscheduler.faults.launch;

import org.jspecify.annotations.NullMarked;
