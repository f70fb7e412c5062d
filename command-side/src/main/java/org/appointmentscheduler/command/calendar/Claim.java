package org.appointmentscheduler.command.calendar;

import java.time.Instant;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.jspecify.annotations.Nullable;

/** Time that belongs to an appointment: until {@code expiresAt}, or, once confirmed, for good. */
record Claim(QuarterHours quarterHours, @Nullable Instant expiresAt) {

    Claim confirmed() {
        return new Claim(quarterHours, null);
    }

    boolean isBooked() {
        return expiresAt == null;
    }

    /** Whether the hold behind this claim has ended, recorded or not. */
    boolean isLapsed(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
