package org.appointmentscheduler.api.provider;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Registers one who offers time. Names and addresses go to the vault, never into an event. */
public record RegisterProvider(
        @TargetAggregateIdentifier ProviderId providerId,
        String firstName,
        String lastName,
        @Nullable String email,
        String timeZone) {}
