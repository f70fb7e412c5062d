package org.appointmentscheduler.server.eventstore;

import java.time.Duration;
import java.util.Set;
import org.appointmentscheduler.query.history.EventWriters;

/**
 * Positions without an event: one is being committed there, or none ever will be. Which of the two is asked of those who
 * write, not of a clock: a reader whose clock is ahead would give up on an event that is on its way.
 */
public final class Gaps {

    /** How long a writer may hold up the views that wait for it. */
    public static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final EventWriters writers;
    private long settled;
    private long candidate;
    private Set<String> met = Set.of();

    Gaps(EventWriters writers) {
        this.writers = writers;
    }

    /**
     * A position up to which every event is visible that ever will be. Looks again only while that is before the wanted
     * one, and never waits: writers that are met are asked about again the next time.
     */
    synchronized long settledUpTo(long wanted) {
        if (wanted > settled) {
            if (met.isEmpty()) {
                candidate = writers.head();
                met = writers.atWork();
            } else {
                met.retainAll(writers.atWork());
            }
            if (met.isEmpty()) {
                settled = candidate;
            }
        }
        return settled;
    }
}
