package org.appointmentscheduler.query.history;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.appointmentscheduler.query.live.FinalPosition;
import org.springframework.stereotype.Component;

/**
 * Up to where the list of all events is final. Positions are given out before their events are committed, so a later
 * one can be visible before an earlier one; a reader that went past the hole would never see what fills it. An event
 * can still turn up below a visible one only while its writer is at work, so this waits for the writers it meets.
 */
@Component
public class SettledPositions implements FinalPosition {

    private static final long PAUSE_NANOS = 2_000_000;
    private static final int MOST_PAUSES = 250;

    private final EventWriters writers;
    private final AtomicLong settled = new AtomicLong();

    SettledPositions(EventWriters writers) {
        this.writers = writers;
    }

    /** One from before when writers take unusually long. */
    @Override
    public long last() {
        var head = writers.head();
        if (head > settled.get() && areDone(writers.atWork())) {
            settled.accumulateAndGet(head, Math::max);
        }
        return settled.get();
    }

    private boolean areDone(Set<String> met) {
        for (var pauses = 0; !met.isEmpty() && pauses < MOST_PAUSES; pauses++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            met.retainAll(writers.atWork());
        }
        return met.isEmpty();
    }
}
