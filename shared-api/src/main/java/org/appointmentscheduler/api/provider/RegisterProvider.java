package org.appointmentscheduler.api.provider;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Registers one who offers time. Names and addresses go to the vault, never into an event.
 *
 * @param passwordHash of the password to sign in with, together with the address
 */
public record RegisterProvider(
        @TargetAggregateIdentifier ProviderId providerId,
        String firstName,
        String lastName,
        @Nullable String email,
        String timeZone,
        @Nullable String passwordHash) {}
