package org.appointmentscheduler.api.client;

import java.time.Instant;

/** A client whose person is not known any more. */
public record ErasedClient(ClientId id, Instant erasedAt) {}
