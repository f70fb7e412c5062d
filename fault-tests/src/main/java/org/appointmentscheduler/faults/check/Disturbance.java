package org.appointmentscheduler.faults.check;

import java.time.Duration;
import java.time.Instant;

/**
 * A time in which something was broken.
 *
 * @param grace how long after {@code to} what was due meanwhile may still be recorded
 */
public record Disturbance(String what, Instant from, Instant to, Duration grace) {

    /** The same as seen by clocks that are as wrong as this. */
    Disturbance seenWith(Duration clockOffset) {
        return new Disturbance(what, from.minus(clockOffset), to.plus(clockOffset), grace);
    }

    /** What was due just before may not have been recorded yet: it had as long as when nothing is broken. */
    boolean covers(Instant due) {
        return !due.isBefore(from.minus(HoldLifetime.UNDISTURBED_P99)) && !due.isAfter(to.plus(grace));
    }

    Instant latest(Instant due) {
        var end = to.isAfter(due) ? to : due;
        return end.plus(grace);
    }
}
