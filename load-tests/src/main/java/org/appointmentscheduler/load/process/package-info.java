/** The processes that are measured, and what the operating system says they cost. */
@NullMarked
package org.appointmentscheduler.load.process;

import org.jspecify.annotations.NullMarked;
