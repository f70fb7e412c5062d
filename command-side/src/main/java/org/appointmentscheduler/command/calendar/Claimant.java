package org.appointmentscheduler.command.calendar;

import org.appointmentscheduler.api.client.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * Whose share of a day a claim counts towards.
 *
 * @param client nobody when it counts towards no share
 * @param isNewcomer whether the client has never confirmed anything
 */
public record Claimant(@Nullable ClientId client, boolean isNewcomer) {

    /** For those whom the shares do not bind. */
    public static final Claimant UNCOUNTED = new Claimant(null, false);
}
