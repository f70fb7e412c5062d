package org.appointmentscheduler.server.eventstore;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.axonframework.common.AxonThreadFactory;

/**
 * Runs a view's work at once when there is little of it, and otherwise at a steady pace, so that what happens meanwhile
 * becomes one batch: a transaction for each event costs more than the event. The price is that a busy view is a few
 * milliseconds later. A rebuild is not held up, since its batches are full.
 */
final class Pace extends ScheduledThreadPoolExecutor {

    /** Between two pieces of work; each segment of the view is one. */
    static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** So much may be done at once after a time without work. */
    static final int AT_ONCE = 8;

    private static final int IDLE_SECONDS = 10;

    private final LongSupplier nanoTime;

    /** When the next piece of work would begin if all went at the steady pace. */
    private final AtomicLong next;

    Pace(String view, LongSupplier nanoTime) {
        super(1, new AxonThreadFactory("WorkPackage[" + view + "]"));
        this.nanoTime = nanoTime;
        next = new AtomicLong(nanoTime.getAsLong() - AT_ONCE * INTERVAL_NANOS);
        // Nobody tells it when the application has closed.
        setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        allowCoreThreadTimeOut(true);
    }

    @Override
    public Future<?> submit(Runnable work) {
        return schedule(work, delay(), TimeUnit.NANOSECONDS);
    }

    long delay() {
        var now = nanoTime.getAsLong();
        // Differences only: this clock may begin anywhere and overflow.
        var early = AT_ONCE * INTERVAL_NANOS;
        var begin = next.getAndUpdate(planned -> Math.max(planned - now, -early) + now + INTERVAL_NANOS);
        return Math.max(begin - now, 0);
    }
}
