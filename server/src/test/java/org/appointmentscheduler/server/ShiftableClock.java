package org.appointmentscheduler.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Another clock, until a test moves it ahead or stops it. */
public final class ShiftableClock extends Clock {

    private final Clock clock;
    private volatile @Nullable Instant stoppedAt;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    public ShiftableClock(Clock clock) {
        this.clock = clock;
    }

    /** From now on it moves only when it is told to. */
    public void stop() {
        stoppedAt = clock.instant();
    }

    public void advance(Duration duration) {
        ahead.updateAndGet(duration::plus);
    }

    @Override
    public Instant instant() {
        var now = stoppedAt;
        return (now == null ? clock.instant() : now).plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return clock.withZone(zone);
    }
}
