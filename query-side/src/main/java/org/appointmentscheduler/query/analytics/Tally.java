package org.appointmentscheduler.query.analytics;

import java.time.Instant;
import java.util.Comparator;
import org.appointmentscheduler.api.calendar.TimeRange;

/**
 * What is counted together. Only sums are kept: they come out the same in whatever order, and on however many nodes,
 * the events are read.
 *
 * @param quarterHour in which, or in which time that begins then, it is counted
 * @param sort what a counter tells apart within a quarter hour, such as a length
 */
record Tally(String provider, String counter, Instant quarterHour, long sort) implements Comparable<Tally> {

    // Whoever changes the same rows must lock them in the same order.
    private static final Comparator<Tally> ORDER = Comparator.comparing(Tally::provider)
            .thenComparing(Tally::counter)
            .thenComparing(Tally::quarterHour)
            .thenComparing(Tally::sort);

    static Instant quarterHourOf(Instant instant) {
        var grid = TimeRange.GRID.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), grid) * grid);
    }

    @Override
    public int compareTo(Tally other) {
        return ORDER.compare(this, other);
    }
}
