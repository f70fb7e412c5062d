package org.appointmentscheduler.server.http.rate;

import io.github.bucket4j.TimeMeter;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** The clock's time, but for its steps back: nobody waits for an hour to come again. */
final class ForwardTime implements TimeMeter {

    private final InstantSource clock;
    private long last = Long.MIN_VALUE;
    private long lost;

    ForwardTime(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized long currentTimeNanos() {
        var instant = clock.instant();
        var now = TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
        if (now < last) {
            lost += last - now;
        }
        last = now;
        return now + lost;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
