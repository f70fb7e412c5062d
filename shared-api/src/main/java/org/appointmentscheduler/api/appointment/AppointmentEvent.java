package org.appointmentscheduler.api.appointment;

import java.time.Duration;
import java.time.Instant;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;

/** Everything that can happen to an appointment. Stored for ever: add, never rename. */
public sealed interface AppointmentEvent {

    AppointmentId appointmentId();

    ClientId clientId();

    ProviderId providerId();

    /**
     * The time is the client's until {@code expiresAt}.
     *
     * @param minimumNotice the policy's least time between the hold and the start when this was decided
     * @param holdLength the policy's life of a hold when this was decided
     * @param timerId the timer that will record the expiry
     */
    record SlotHeld(
            AppointmentId appointmentId,
            ClientId clientId,
            ProviderId providerId,
            Instant start,
            Instant end,
            Instant heldAt,
            Instant expiresAt,
            Duration minimumNotice,
            Duration holdLength,
            String timerId)
            implements AppointmentEvent {}

    record AppointmentConfirmed(
            AppointmentId appointmentId, ClientId clientId, ProviderId providerId, Instant confirmedAt)
            implements AppointmentEvent {}

    record HoldReleased(AppointmentId appointmentId, ClientId clientId, ProviderId providerId, Instant releasedAt)
            implements AppointmentEvent {}

    /** The hold ended at {@code expiredAt}, the due time, whenever it was noticed. */
    record HoldExpired(AppointmentId appointmentId, ClientId clientId, ProviderId providerId, Instant expiredAt)
            implements AppointmentEvent {}
}
