package org.appointmentscheduler.api.client;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Registers one who books time. Names and addresses go to the vault, never into an event.
 *
 * @param passwordHash of the password to sign in with, together with the address
 */
public record RegisterClient(
        @TargetAggregateIdentifier ClientId clientId,
        String firstName,
        String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String timeZone,
        @Nullable String passwordHash) {}
