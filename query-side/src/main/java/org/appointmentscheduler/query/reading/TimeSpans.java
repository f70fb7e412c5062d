package org.appointmentscheduler.query.reading;

import java.time.Duration;
import java.time.Instant;
import org.appointmentscheduler.api.MalformedRequest;
import org.jspecify.annotations.Nullable;

/** Stretches of time, {@code [from, to)}, that callers ask about. */
public final class TimeSpans {

    /** How many days can be asked for at once. */
    public static final int WIDEST_DAYS = 62;

    public static final Duration WIDEST = Duration.ofDays(WIDEST_DAYS);

    private TimeSpans() {}

    /**
     * For spans of which one end was left to the operation, so that {@link Chronological} could not judge them.
     *
     * @throws MalformedRequest when it is empty, reversed or wider than {@link #WIDEST}
     */
    public static void require(Instant from, Instant to) {
        require(from, to, WIDEST_DAYS);
    }

    /** @throws MalformedRequest when it is empty, reversed or wider than so many days */
    public static void require(Instant from, Instant to, int days) {
        var fault = fault(from, to, days);
        if (fault != null) {
            throw new MalformedRequest("/to", fault);
        }
    }

    static @Nullable String fault(Instant from, Instant to, int days) {
        if (!from.isBefore(to)) {
            return "must be after from";
        }
        return to.isAfter(from.plus(Duration.ofDays(days))) ? "must be at most " + days + " days after from" : null;
    }
}
