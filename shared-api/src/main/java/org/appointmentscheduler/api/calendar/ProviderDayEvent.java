package org.appointmentscheduler.api.calendar;

import java.time.Instant;
import org.appointmentscheduler.api.appointment.AppointmentId;

/** Everything that can happen to a provider's day. Stored for ever: add, never rename. */
public sealed interface ProviderDayEvent {

    ProviderDayId providerDayId();

    record AvailabilityPublished(ProviderDayId providerDayId, QuarterHours quarterHours, Instant publishedAt)
            implements ProviderDayEvent {}

    record AvailabilityWithdrawn(ProviderDayId providerDayId, QuarterHours quarterHours, Instant withdrawnAt)
            implements ProviderDayEvent {}

    /** From here to {@code expiresAt}, unless confirmed or freed, the time belongs to the appointment. */
    record TimeClaimed(
            ProviderDayId providerDayId,
            AppointmentId appointmentId,
            QuarterHours quarterHours,
            Instant claimedAt,
            Instant expiresAt)
            implements ProviderDayEvent {}

    /** The claim no longer expires. */
    record ClaimConfirmed(ProviderDayId providerDayId, AppointmentId appointmentId, Instant confirmedAt)
            implements ProviderDayEvent {}

    /** The time is free again since {@code freedAt}: for a lapsed hold the moment it expired, whenever it was noticed. */
    record ClaimFreed(ProviderDayId providerDayId, AppointmentId appointmentId, Instant freedAt)
            implements ProviderDayEvent {}
}
