/** Those who book and those who are booked. */
@NullMarked
package org.appointmentscheduler.load.people;

import org.jspecify.annotations.NullMarked;
