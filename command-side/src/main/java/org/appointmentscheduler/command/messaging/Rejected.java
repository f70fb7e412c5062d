package org.appointmentscheduler.command.messaging;

import java.util.Map;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.Rejection;
import org.axonframework.commandhandling.CommandExecutionException;

/** A command that broke a rule. Not an error: it has no stack trace and is never retried. */
public final class Rejected extends CommandExecutionException {

    public Rejected(Refusal refusal, String detail) {
        this(refusal, detail, Map.of());
    }

    /** For an actor to whom this is never open, whatever it names. */
    public static Rejected forbidden() {
        return new Rejected(Refusal.FORBIDDEN, "This is not open to you.");
    }

    /** @param values what the client can act on, such as {@code retryAt}; keys become members of the problem document */
    public Rejected(Refusal refusal, String detail, Map<String, Object> values) {
        super(refusal.name(), null, new Rejection(refusal, detail, values), false);
    }
}
