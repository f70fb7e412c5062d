package org.appointmentscheduler.server.http.admission;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The places for one kind of request. Whoever finds all of them taken is turned away at once. Of the others a few are
 * worked on and the rest wait in line, since a thousand that compete for two processors take turns at overtaking each
 * other, and some would never come through.
 */
final class Admission implements MeterBinder {

    private static final String IN_PROGRESS = "scheduler.requests.in.progress";
    private static final String SHED = "scheduler.requests.shed";

    private final String kind;
    private final Capacity capacity;
    private final Semaphore desks;
    private final long patience;
    private int inProgress;
    private long turnedAway;

    /**
     * @param atWork how many are worked on
     * @param patience how long one waits in line, which is far longer than the capacity lets the line become
     */
    Admission(String kind, Capacity capacity, int atWork, Duration patience) {
        this.kind = kind;
        this.capacity = capacity;
        this.desks = new Semaphore(atWork, true);
        this.patience = patience.toNanos();
    }

    /** False, and nothing to leave, when it is too much. */
    boolean enter() {
        if (!join()) {
            return false;
        }
        var served = false;
        try {
            served = desks.tryAcquire(patience, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!served) {
                giveUp();
            }
        }
        return served;
    }

    private synchronized boolean join() {
        var isRoom = inProgress < capacity.limit();
        if (isRoom) {
            inProgress++;
        } else {
            turnAway();
        }
        return isRoom;
    }

    private synchronized void giveUp() {
        inProgress--;
        turnAway();
    }

    private void turnAway() {
        turnedAway++;
        capacity.turnedAway();
    }

    void leave() {
        desks.release();
        synchronized (this) {
            inProgress--;
            capacity.answered();
        }
    }

    synchronized int inProgress() {
        return inProgress;
    }

    synchronized long turnedAway() {
        return turnedAway;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder(IN_PROGRESS, this, Admission::inProgress)
                .description("Requests that are worked on or wait for it")
                .tag("kind", kind)
                .register(meters);
        FunctionCounter.builder(SHED, this, Admission::turnedAway)
                .description("Requests turned away because too many were in progress")
                .tag("kind", kind)
                .register(meters);
    }
}
