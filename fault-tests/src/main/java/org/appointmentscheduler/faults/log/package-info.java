/** What the clients asked and were told: written while it happens, read by the checks. */
@NullMarked
package org.appointmentscheduler.faults.log;

import org.jspecify.annotations.NullMarked;
