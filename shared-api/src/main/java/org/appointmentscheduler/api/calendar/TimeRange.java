package org.appointmentscheduler.api.calendar;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;

/** A half-open stretch of time, {@code [start, end)}, in UTC. */
public record TimeRange(Instant start, Instant end) {

    /** The grid: one quarter hour. */
    public static final Duration GRID = Duration.ofMinutes(15);

    public TimeRange(Instant start, Duration duration) {
        this(start, start.plus(duration));
    }

    public static boolean isOnGrid(Instant instant) {
        return instant.getNano() == 0 && instant.getEpochSecond() % GRID.toSeconds() == 0;
    }

    @JsonIgnore
    public boolean isOnGrid() {
        return isOnGrid(start) && isOnGrid(end);
    }

    public Duration duration() {
        return Duration.between(start, end);
    }

    /** The quarter hours of each UTC day, in the order of the days; both ends must be on the grid. */
    public SortedMap<LocalDate, QuarterHours> byDay() {
        var days = new TreeMap<LocalDate, QuarterHours>();
        var last = dayOf(end.minusNanos(1));
        for (var day = dayOf(start); !day.isAfter(last); day = day.plusDays(1)) {
            var midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            days.put(
                    day,
                    QuarterHours.between(
                            Math.max(quarterHoursBetween(midnight, start), 0),
                            Math.min(quarterHoursBetween(midnight, end), QuarterHours.PER_DAY)));
        }
        return days;
    }

    /** The stretches of a day's quarter hours. */
    public static TimeRange of(LocalDate day, QuarterHours.Run run) {
        return new TimeRange(startOf(day, run.first()), startOf(day, run.end()));
    }

    /** When a quarter hour, counted from midnight, starts. */
    public static Instant startOf(LocalDate day, int quarterHour) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(GRID.multipliedBy(quarterHour));
    }

    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static int quarterHoursBetween(Instant from, Instant to) {
        return (int) Duration.between(from, to).dividedBy(GRID);
    }
}
