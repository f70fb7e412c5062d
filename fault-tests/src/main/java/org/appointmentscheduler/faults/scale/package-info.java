/** How much room bookings take, and what that means for a great many of them. */
@NullMarked
package org.appointmentscheduler.faults.scale;

import org.jspecify.annotations.NullMarked;
