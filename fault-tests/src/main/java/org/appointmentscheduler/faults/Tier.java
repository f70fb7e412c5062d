package org.appointmentscheduler.faults;

import java.time.Duration;
import java.util.Set;

/** How much is tried. */
enum Tier {
    /** In every build: minutes. */
    QUICK(Duration.ofSeconds(12), Set.of("F1", "F2", "F3", "F4", "F5", "F8", "F9", "F20")),
    /** Before a release. */
    FULL(Duration.ofSeconds(60), Set.of());

    private final Duration time;
    private final Set<String> faults;

    Tier(Duration time, Set<String> faults) {
        this.time = time;
        this.faults = faults;
    }

    /** In a few seconds, on a machine that may be busy with something else, percentiles say nothing of the product. */
    boolean judgesSpeed() {
        return this == FULL;
    }

    /** How long the clients are busy in each run. */
    Duration time() {
        return time;
    }

    boolean includes(String fault) {
        return faults.isEmpty() || faults.contains(fault);
    }
}
