package org.appointmentscheduler.query.appointment;

import java.time.Instant;
import org.appointmentscheduler.api.appointment.AppointmentStatus;
import org.appointmentscheduler.query.reading.Cursor;
import org.jspecify.annotations.Nullable;

/** Which appointments are asked for: those that start in {@code [from, to)} with the status, after the cursor. */
record AppointmentFilter(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable AppointmentStatus status,
        int limit,
        @Nullable Cursor after) {}
