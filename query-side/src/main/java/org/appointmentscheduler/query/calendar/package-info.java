/** Which time can be reserved. */
@NullMarked
package org.appointmentscheduler.query.calendar;

import org.jspecify.annotations.NullMarked;
