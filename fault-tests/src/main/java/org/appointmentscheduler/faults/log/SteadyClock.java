package org.appointmentscheduler.faults.log;

import java.time.Instant;
import java.time.InstantSource;

/** Tells the time with the monotonic clock, which no fault can set back and all processes of a machine share. */
public final class SteadyClock implements InstantSource {

    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();

    @Override
    public Instant instant() {
        return start.plusNanos((System.nanoTime() - startNanos) / 1_000 * 1_000);
    }
}
