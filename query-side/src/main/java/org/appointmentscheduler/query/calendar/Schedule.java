package org.appointmentscheduler.query.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;

/** Gathers a provider's days into stretches of time, which may run over midnight. */
class Schedule {

    private final TreeMap<LocalDate, Day> days = new TreeMap<>();

    record Day(QuarterHours published, QuarterHours held, QuarterHours booked) {

        QuarterHours free() {
            return published.minus(held).minus(booked);
        }

        Day plus(Day other) {
            return new Day(published.plus(other.published), held.plus(other.held), booked.plus(other.booked));
        }
    }

    /** Adds what is published of a day, once, and then each claim. */
    void add(LocalDate day, Day part) {
        days.merge(day, part, Day::plus);
    }

    /** What became of the quarter hours that start in {@code [from, to)}. */
    ProviderAvailability between(Instant from, Instant to) {
        return new ProviderAvailability(
                ranges(Day::published, from, to),
                ranges(Day::free, from, to),
                ranges(Day::held, from, to),
                ranges(Day::booked, from, to));
    }

    private List<TimeRange> ranges(Function<Day, QuarterHours> part, Instant from, Instant to) {
        var ranges = new ArrayList<TimeRange>();
        days.forEach((date, day) -> {
            for (var run : part.apply(day).intersect(startingIn(date, from, to)).runs()) {
                append(TimeRange.of(date, run), ranges);
            }
        });
        return ranges;
    }

    private static void append(TimeRange range, List<TimeRange> ranges) {
        if (!ranges.isEmpty() && ranges.getLast().end().equals(range.start())) {
            ranges.add(new TimeRange(ranges.removeLast().start(), range.end()));
        } else {
            ranges.add(range);
        }
    }

    private static QuarterHours startingIn(LocalDate day, Instant from, Instant to) {
        return QuarterHours.between(firstFrom(day, from), firstFrom(day, to));
    }

    /** The number of the day's first quarter hour that does not start before the instant. */
    private static int firstFrom(LocalDate day, Instant instant) {
        var seconds = instant.getEpochSecond() - TimeRange.startOf(day, 0).getEpochSecond();
        var grid = TimeRange.GRID.toSeconds();
        var first = Math.floorDiv(seconds, grid) + (seconds % grid == 0 && instant.getNano() == 0 ? 0 : 1);
        return Math.clamp(first, 0, QuarterHours.PER_DAY);
    }
}
