package org.appointmentscheduler.api.appointment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
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
        @Nullable Instant expiredAt) {

    /**
     * The state at an instant, from what is recorded: an unconfirmed hold reads as expired from {@code expiresAt} on,
     * whether or not that is recorded yet.
     *
     * @param expiresAt when the hold ends or would have ended, whatever became of it
     */
    public static AppointmentState judgedAt(
            Instant now,
            AppointmentId id,
            AppointmentStatus recorded,
            ClientId clientId,
            ProviderId providerId,
            Instant start,
            Instant end,
            Instant heldAt,
            Instant expiresAt,
            @Nullable Instant confirmedAt,
            @Nullable Instant releasedAt) {
        var lapsed = recorded == AppointmentStatus.HELD && !now.isBefore(expiresAt);
        var status = lapsed ? AppointmentStatus.EXPIRED : recorded;
        var held = status == AppointmentStatus.HELD;
        var expired = status == AppointmentStatus.EXPIRED;
        return new AppointmentState(
                id,
                status,
                clientId,
                providerId,
                start,
                end,
                heldAt,
                held || expired ? expiresAt : null,
                held ? Duration.between(now, expiresAt).toSeconds() : null,
                confirmedAt,
                releasedAt,
                expired ? expiresAt : null);
    }
}
