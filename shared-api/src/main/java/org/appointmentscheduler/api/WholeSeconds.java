package org.appointmentscheduler.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The precision of every instant that is promised or recorded as a fact. Clients are shown instants to the second, so
 * what is shown is kept exactly. Whether an instant has come is judged by the full clock.
 */
public final class WholeSeconds {

    private WholeSeconds() {}

    public static Instant of(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
