package org.appointmentscheduler.command.calendar;

import java.time.Instant;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.jspecify.annotations.Nullable;

/** Time that belongs to an appointment: until {@code expiresAt}, or, once confirmed, for good. */
record Claim(QuarterHours quarterHours, @Nullable Instant expiresAt, Claimant claimant) {

    Claim confirmed() {
        return new Claim(quarterHours, null, claimant);
    }

    boolean isBooked() {
        return expiresAt == null;
    }

    boolean isOf(Claimant other) {
        return claimant.client() != null && claimant.client().equals(other.client());
    }

    /** Whether it is only held, and by one who has never confirmed anything. */
    boolean isHeldByNewcomer() {
        return !isBooked() && claimant.isNewcomer();
    }

    /** Whether the hold behind this claim has ended, recorded or not. */
    boolean isLapsed(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
