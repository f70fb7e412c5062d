package org.appointmentscheduler.api.client;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Erases all that is known of a client's person. Their past stays, and is nobody's. Once erased, it changes nothing. */
public record EraseClient(@TargetAggregateIdentifier ClientId clientId) {}
