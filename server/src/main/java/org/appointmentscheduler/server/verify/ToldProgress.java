package org.appointmentscheduler.server.verify;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.appointmentscheduler.query.integrity.IntegrityCheck.Progress;

/** A line every few seconds, so that a short check says nothing. */
final class ToldProgress implements Progress {

    private static final long PAUSE = Duration.ofSeconds(5).toNanos();

    private final PrintStream out;
    private final LongSupplier nanoseconds;
    private final long begun;
    private long told;

    ToldProgress(PrintStream out, LongSupplier nanoseconds) {
        this.out = out;
        this.nanoseconds = nanoseconds;
        begun = nanoseconds.getAsLong();
        told = begun;
    }

    @Override
    public void reached(long seals, long streams, long events) {
        var now = nanoseconds.getAsLong();
        if (now - told >= PAUSE) {
            told = now;
            var seconds = Math.max(1, Duration.ofNanos(now - begun).toSeconds());
            out.printf("… %d seals, %d streams, %d events a second%n", seals, streams, events / seconds);
        }
    }
}
