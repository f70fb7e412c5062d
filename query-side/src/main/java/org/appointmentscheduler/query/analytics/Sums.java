package org.appointmentscheduler.query.analytics;

import java.time.Instant;
import java.util.List;

/** What the counters add up to, as of one moment. */
interface Sums {

    /**
     * Reads the sums of quarter hours in {@code [from, to)}, over all providers that are asked about, in no particular
     * order.
     */
    void read(Instant from, Instant to, List<String> counters, Reader reader);

    /** Takes one sum. */
    @FunctionalInterface
    interface Reader {

        void take(Sum sum);
    }

    /** @param timeZone of the provider or, when several have the same, of all of them */
    record Sum(String counter, Instant quarterHour, long sort, String timeZone, long amount) {}
}
