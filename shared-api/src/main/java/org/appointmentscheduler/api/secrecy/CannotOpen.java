package org.appointmentscheduler.api.secrecy;

import org.jspecify.annotations.Nullable;

/** The key is not the one, or what was sealed has been changed or moved. Says no more, to help nobody guess. */
public final class CannotOpen extends RuntimeException {

    CannotOpen(@Nullable Throwable cause) {
        super("What is sealed cannot be opened", cause);
    }
}
