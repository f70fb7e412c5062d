package org.appointmentscheduler.api.provider;

import java.time.Instant;

/** Everything that can happen to a provider's registration. Stored for ever: add, never rename; never a name or an address. */
public sealed interface ProviderEvent {

    ProviderId providerId();

    /** @param timeZone the IANA zone whose days and hours the provider thinks in */
    record ProviderRegistered(ProviderId providerId, String timeZone, Instant registeredAt) implements ProviderEvent {}
}
