package org.appointmentscheduler.api.client;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Registers one who books time. Names and addresses go to the vault, never into an event. */
public record RegisterClient(
        @TargetAggregateIdentifier ClientId clientId,
        String firstName,
        String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String timeZone) {}
