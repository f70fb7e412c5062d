package org.appointmentscheduler.api.appointment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as every caller sees it, judged at one instant.
 *
 * @param expiresAt when the hold ends or ended; absent once it was confirmed or released
 * @param expiresInSeconds the whole seconds left of a hold, for clients whose clock is wrong; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AppointmentState(
        AppointmentId id,
        AppointmentStatus status,
        ClientId clientId,
        ProviderId providerId,
        Instant start,
        Instant end,
        Instant heldAt,
        @Nullable Instant expiresAt,
        @Nullable Long expiresInSeconds,
        @Nullable Instant confirmedAt,
        @Nullable Instant releasedAt,
        @Nullable Instant expiredAt) {}
