package org.appointmentscheduler.query.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.query.reading.Refused;

/** Who has how many live answers. Both numbers are bounded, so that nobody takes all the places. */
final class Places {

    static final String OPEN = "scheduler.streams.open";
    static final String REFUSED = "scheduler.streams.refused";

    private final int most;
    private final Map<String, Integer> taken = new HashMap<>();
    private final Counter refused;
    private int open;

    Places(int most, MeterRegistry meters) {
        this.most = most;
        Gauge.builder(OPEN, this, Places::open)
                .description("Live answers that are going on")
                .register(meters);
        refused = Counter.builder(REFUSED)
                .description("Live answers refused because there were too many")
                .register(meters);
    }

    /**
     * @param own how many this one may have
     * @throws Refused {@code TOO_MANY_REQUESTS}
     * @throws NoPlace when all are taken
     */
    synchronized void take(String who, int own) {
        if (taken.getOrDefault(who, 0) >= own) {
            refused.increment();
            throw new Refused(Refusal.TOO_MANY_REQUESTS, "You may have " + own + " live answers at once. End another.");
        }
        if (open >= most) {
            refused.increment();
            throw new NoPlace();
        }
        open++;
        taken.merge(who, 1, Integer::sum);
    }

    synchronized void leave(String who) {
        open--;
        taken.computeIfPresent(who, (_, number) -> number == 1 ? null : number - 1);
    }

    synchronized int open() {
        return open;
    }
}
