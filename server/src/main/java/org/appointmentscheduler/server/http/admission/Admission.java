package org.appointmentscheduler.server.http.admission;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/**
 * The places for one kind of request. Whoever finds all of them taken is turned away at once: waiting would only make
 * everybody's answers later.
 */
final class Admission implements MeterBinder {

    private static final String IN_PROGRESS = "scheduler.requests.in.progress";
    private static final String SHED = "scheduler.requests.shed";

    private final String kind;
    private final int limit;
    private final Semaphore places;
    private final LongAdder turnedAway = new LongAdder();

    Admission(String kind, int limit) {
        this.kind = kind;
        this.limit = limit;
        places = new Semaphore(limit);
    }

    boolean enter() {
        var entered = places.tryAcquire();
        if (!entered) {
            turnedAway.increment();
        }
        return entered;
    }

    void leave() {
        places.release();
    }

    int inProgress() {
        return limit - places.availablePermits();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder(IN_PROGRESS, this, Admission::inProgress)
                .description("Requests that are being worked on")
                .tag("kind", kind)
                .register(meters);
        FunctionCounter.builder(SHED, turnedAway, LongAdder::sum)
                .description("Requests turned away because too many were being worked on")
                .tag("kind", kind)
                .register(meters);
    }
}
