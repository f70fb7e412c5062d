package org.appointmentscheduler.api.client;

import java.time.Instant;

/** Everything that can happen to a client's registration. Stored for ever: add, never rename; never a name or an address. */
public sealed interface ClientEvent {

    ClientId clientId();

    record ClientRegistered(ClientId clientId, Instant registeredAt) implements ClientEvent {}
}
