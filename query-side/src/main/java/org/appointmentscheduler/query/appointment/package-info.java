/** What became of each appointment. */
@NullMarked
package org.appointmentscheduler.query.appointment;

import org.jspecify.annotations.NullMarked;
