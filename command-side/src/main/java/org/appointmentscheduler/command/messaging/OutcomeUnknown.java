package org.appointmentscheduler.command.messaging;

import org.jspecify.annotations.Nullable;

/** Something may or may not have been done: its caller must not be told either. */
public class OutcomeUnknown extends RuntimeException {

    public OutcomeUnknown(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
