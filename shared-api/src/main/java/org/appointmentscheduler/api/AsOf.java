package org.appointmentscheduler.api;

import java.time.Instant;

/**
 * A moment that a question is about: what was recorded by then, and the time it then was. Callers are shown instants to
 * the second, so a moment to the second is all of that second: what is shown as recorded at it was recorded by then.
 */
public record AsOf(Instant instant) {

    public boolean includes(Instant recordedAt) {
        var isWholeSecond = instant.equals(WholeSeconds.of(instant));
        return !(isWholeSecond ? WholeSeconds.of(recordedAt) : recordedAt).isAfter(instant);
    }
}
