package org.appointmentscheduler.api.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.client.ClientId;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to a provider's day. Stored for ever: add, never rename. */
public sealed interface ProviderDayEvent {

    ProviderDayId providerDayId();

    record AvailabilityPublished(ProviderDayId providerDayId, QuarterHours quarterHours, Instant publishedAt)
            implements ProviderDayEvent {}

    record AvailabilityWithdrawn(ProviderDayId providerDayId, QuarterHours quarterHours, Instant withdrawnAt)
            implements ProviderDayEvent {}

    /**
     * From here to {@code expiresAt}, unless confirmed or freed, the time belongs to the appointment.
     *
     * @param clientId whose share of the day it counts towards; absent in version 1, and when an administrator claimed it
     * @param newcomer true when that client had never confirmed anything; absent otherwise
     */
    record TimeClaimed(
            ProviderDayId providerDayId,
            AppointmentId appointmentId,
            QuarterHours quarterHours,
            Instant claimedAt,
            Instant expiresAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            ClientId clientId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean newcomer)
            implements ProviderDayEvent {}

    /** The claim no longer expires. */
    record ClaimConfirmed(ProviderDayId providerDayId, AppointmentId appointmentId, Instant confirmedAt)
            implements ProviderDayEvent {}

    /** The time is free again since {@code freedAt}: for a lapsed hold the moment it expired, whenever it was noticed. */
    record ClaimFreed(ProviderDayId providerDayId, AppointmentId appointmentId, Instant freedAt)
            implements ProviderDayEvent {}
}
