package org.appointmentscheduler.query.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** When holds end, by the second. */
final class HoldEnds {

    private static final long SECOND = 1000;

    private final TreeMap<Long, List<Hold>> bySecond = new TreeMap<>();

    void add(Hold hold) {
        bySecond.computeIfAbsent(second(hold.expiresAt()), _ -> new ArrayList<>(1))
                .add(hold);
    }

    void remove(Hold hold) {
        var second = second(hold.expiresAt());
        var ends = bySecond.get(second);
        if (ends != null && ends.remove(hold) && ends.isEmpty()) {
            bySecond.remove(second);
        }
    }

    /** Those that are live at only one of two instants, in milliseconds from 1970. */
    Stream<Hold> between(long one, long other) {
        return bySecond.subMap(second(Math.min(one, other)), true, second(Math.max(one, other)), true).values().stream()
                .flatMap(List::stream)
                .filter(hold -> hold.isLiveAt(one) != hold.isLiveAt(other));
    }

    /** What was held of days before this one. */
    List<Hold> before(long day) {
        return bySecond.values().stream()
                .flatMap(List::stream)
                .filter(hold -> hold.day() < day)
                .toList();
    }

    private static long second(long millis) {
        return Math.floorDiv(millis, SECOND);
    }
}
