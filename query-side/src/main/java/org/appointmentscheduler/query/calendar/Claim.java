package org.appointmentscheduler.query.calendar;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.jspecify.annotations.Nullable;

/** The time of a day that an appointment has: until it expires, or for good. */
@Entity
@Table(name = "claim")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class Claim {

    @EmbeddedId
    private ClaimKey key;

    private QuarterHours quarterHours;

    private @Nullable Instant expiresAt;

    Claim() {
        // For Hibernate.
    }

    Claim(ClaimKey key, QuarterHours quarterHours, Instant expiresAt) {
        this.key = key;
        this.quarterHours = quarterHours;
        this.expiresAt = expiresAt;
    }

    ClaimKey key() {
        return key;
    }

    Claim confirmed() {
        expiresAt = null;
        return this;
    }
}
