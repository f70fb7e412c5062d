package org.appointmentscheduler.command.messaging;

import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** Decided by what was remembered, and not proved by the store: it has to be decided again by what is stored. */
public final class NotProved extends ConcurrencyException {

    public NotProved(@Nullable Throwable decision) {
        super("Decided by what was remembered", decision);
    }
}
