package org.appointmentscheduler.api.client;

import java.time.Instant;

/** Everything that can happen to a client's registration. Stored for ever: add, never rename; never a name or an address. */
public sealed interface ClientEvent {

    ClientId clientId();

    record ClientRegistered(ClientId clientId, Instant registeredAt) implements ClientEvent {}

    /** Nothing is known of the person any more; what they did stays. */
    record ClientErased(ClientId clientId, Instant erasedAt) implements ClientEvent {}
}
