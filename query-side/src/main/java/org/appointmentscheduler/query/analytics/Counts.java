package org.appointmentscheduler.query.analytics;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one event of a provider adds. */
final class Counts {

    private final String provider;
    private final SortedMap<Tally, Long> amounts = new TreeMap<>();

    Counts(String provider) {
        this.provider = provider;
    }

    /** One more, in the quarter hour of the instant. */
    void add(String counter, Instant at, long sort) {
        add(counter, at, sort, 1);
    }

    void add(String counter, Instant at, long sort, long amount) {
        amounts.merge(new Tally(provider, counter, Tally.quarterHourOf(at), sort), amount, Long::sum);
    }

    Map<Tally, Long> amounts() {
        return amounts;
    }
}
