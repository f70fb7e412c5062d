package org.appointmentscheduler.server.durability;

import org.appointmentscheduler.command.messaging.OutcomeUnknown;
import org.jspecify.annotations.Nullable;

/** Committed, but perhaps not on disk: the caller has to be told that the outcome is unknown. */
final class NotDurable extends OutcomeUnknown {

    NotDurable(@Nullable Throwable cause) {
        super("What was committed may not be on disk", cause);
    }
}
