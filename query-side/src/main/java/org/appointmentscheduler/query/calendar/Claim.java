package org.appointmentscheduler.query.calendar;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** The time of a day that an appointment has: until it expires, or for good. */
@Entity
@Table(name = "claim")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class Claim implements Persistable<ClaimKey> {

    @EmbeddedId
    private ClaimKey key;

    private QuarterHours quarterHours;

    private @Nullable Instant expiresAt;

    @Transient
    private boolean stored;

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

    AppointmentId appointmentId() {
        return AppointmentId.parse(key.appointmentId());
    }

    QuarterHours quarterHours() {
        return quarterHours;
    }

    /** Null once it is confirmed. */
    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    boolean isLive(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    Schedule.Day asScheduled() {
        return new Schedule.Day(
                QuarterHours.NONE,
                expiresAt == null ? QuarterHours.NONE : quarterHours,
                expiresAt == null ? quarterHours : QuarterHours.NONE);
    }

    Claim confirmed() {
        expiresAt = null;
        return this;
    }

    @Override
    public ClaimKey getId() {
        return key;
    }

    /** Saves Hibernate from looking for a row that cannot exist: its day would know of it. */
    @Override
    public boolean isNew() {
        return !stored;
    }

    /** Already before it is written, since it may be taken back in the same batch. */
    @PostLoad
    @PrePersist
    void isStored() {
        stored = true;
    }
}
