package org.appointmentscheduler.faults.check;

import java.time.Duration;
import java.util.Collection;

/** The value below which a share of all values lies. */
public final class Percentile {

    private Percentile() {}

    /** Zero when there are none. */
    public static Duration of(Collection<Duration> values, int percent) {
        var sorted = values.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return Duration.ZERO;
        }
        var rank = (int) Math.ceil(sorted.size() * percent / 100.0);
        return sorted.get(Math.max(rank, 1) - 1);
    }
}
