package org.appointmentscheduler.api.client;

import java.time.Instant;
import org.appointmentscheduler.api.appointment.AppointmentId;

/** Everything that counts for or against what a client may still hold. Stored for ever: add, never rename. */
public sealed interface ClientHoldsEvent {

    ClientId clientId();

    AppointmentId appointmentId();

    /** One more hold, which ends by itself at {@code expiresAt}. */
    record HoldTaken(ClientId clientId, AppointmentId appointmentId, Instant takenAt, Instant expiresAt)
            implements ClientHoldsEvent {}

    /** The client has kept its word: the hold counts no more, and the client is no newcomer any more. */
    record HoldConfirmed(ClientId clientId, AppointmentId appointmentId, Instant confirmedAt)
            implements ClientHoldsEvent {}

    /** The hold is over early. That it was never confirmed still counts. */
    record HoldReturned(ClientId clientId, AppointmentId appointmentId, Instant returnedAt)
            implements ClientHoldsEvent {}
}
