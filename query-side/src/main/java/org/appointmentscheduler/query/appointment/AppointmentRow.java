package org.appointmentscheduler.query.appointment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.appointment.AppointmentState;
import org.appointmentscheduler.api.appointment.AppointmentStatus;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.query.reading.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** What is recorded of an appointment. What it is at some moment is judged when it is read. */
@Entity
@Table(name = "appointment")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class AppointmentRow implements Persistable<String> {

    @Id
    private String id;

    private String clientId;
    private String providerId;
    private Instant startAt;
    private Instant endAt;

    @Enumerated(EnumType.STRING)
    private AppointmentStatus status;

    private Instant heldAt;
    private Instant expiresAt;
    private @Nullable Instant confirmedAt;
    private @Nullable Instant releasedAt;
    private @Nullable Instant expiredAt;
    private long version;

    @Transient
    private boolean stored;

    AppointmentRow() {
        // For Hibernate.
    }

    AppointmentRow(SlotHeld event, long version) {
        id = event.appointmentId().toString();
        clientId = event.clientId().toString();
        providerId = event.providerId().toString();
        startAt = event.start();
        endAt = event.end();
        status = AppointmentStatus.HELD;
        heldAt = event.heldAt();
        expiresAt = event.expiresAt();
        this.version = version;
    }

    void confirm(Instant at) {
        status = AppointmentStatus.CONFIRMED;
        confirmedAt = at;
    }

    void release(Instant at) {
        status = AppointmentStatus.RELEASED;
        releasedAt = at;
    }

    void expire(Instant at) {
        status = AppointmentStatus.EXPIRED;
        expiredAt = at;
    }

    /** Whether the event with this sequence number is already in here. */
    boolean knows(long sequenceNumber) {
        return sequenceNumber <= version;
    }

    void knowsNow(long sequenceNumber) {
        version = sequenceNumber;
    }

    long version() {
        return version;
    }

    Versioned<AppointmentState> judgedAt(Instant now) {
        var state = AppointmentState.judgedAt(
                now,
                AppointmentId.parse(id),
                status,
                ClientId.parse(clientId),
                ProviderId.parse(providerId),
                startAt,
                endAt,
                heldAt,
                expiresAt,
                confirmedAt,
                releasedAt);
        return new Versioned<>(state, version);
    }

    @Override
    public String getId() {
        return id;
    }

    /** Saves Hibernate from looking for a row that cannot exist. */
    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void isStored() {
        stored = true;
    }
}
