package org.appointmentscheduler.api.appointment;

import java.time.Duration;
import java.time.Instant;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of an appointment. */
public sealed interface AppointmentCommand {

    AppointmentId appointmentId();

    /** Holds a time for a client, who then has until the hold expires to confirm it. */
    record ReserveSlot(
            @TargetAggregateIdentifier AppointmentId appointmentId,
            ClientId clientId,
            ProviderId providerId,
            Instant start,
            Duration duration)
            implements AppointmentCommand {}

    record ConfirmReservation(@TargetAggregateIdentifier AppointmentId appointmentId, ClientId clientId)
            implements AppointmentCommand {}

    /** Gives a hold back before it expires. */
    record ReleaseHold(@TargetAggregateIdentifier AppointmentId appointmentId, ClientId clientId)
            implements AppointmentCommand {}

    /** Records that a hold has expired. Changes nothing when it has not, or when that is recorded already. */
    record ExpireHold(@TargetAggregateIdentifier AppointmentId appointmentId) implements AppointmentCommand {}
}
