package org.appointmentscheduler.query.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.appointmentscheduler.api.MalformedRequest;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Into what stretches an answer is cut: calendar units of a zone, weeks from Monday on, or a fixed length from the
 * beginning on. The first and the last of calendar units are cut off where the question begins and ends.
 *
 * @param length of all; null for a calendar unit
 */
@Schema(type = "string")
record Bucket(@Nullable ChronoUnit unit, @Nullable Duration length) {

    /** More would be nobody's chart. */
    static final int MOST = 1_000;

    /**
     * Public for Spring, which reads parameters with it.
     *
     * @throws IllegalArgumentException saying what a bucket is
     */
    public static Bucket of(String text) {
        return switch (text) {
            case "hour" -> new Bucket(ChronoUnit.HOURS, null);
            case "day" -> new Bucket(ChronoUnit.DAYS, null);
            case "week" -> new Bucket(ChronoUnit.WEEKS, null);
            case "month" -> new Bucket(ChronoUnit.MONTHS, null);
            default -> new Bucket(null, length(text));
        };
    }

    private static Duration length(String text) {
        try {
            var length = Duration.parse(text);
            if (!length.isNegative()
                    && !length.isZero()
                    && length.getNano() == 0
                    && length.toSeconds() % TimeRange.GRID.toSeconds() == 0) {
                return length;
            }
        } catch (DateTimeParseException | ArithmeticException malformed) {
            throw new IllegalArgumentException(
                    "must be hour, day, week, month, or an ISO 8601 duration such as PT6H", malformed);
        }
        throw new IllegalArgumentException("must be a multiple of 15 minutes and longer than none");
    }

    /** @throws MalformedRequest when there would be more than {@link #MOST} */
    List<TimeRange> cut(Instant from, Instant to, ZoneId zone) {
        var buckets = new ArrayList<TimeRange>();
        for (var start = from; start.isBefore(to); start = buckets.getLast().end()) {
            if (buckets.size() == MOST) {
                throw new MalformedRequest("/bucket", "must not cut the time asked about into more than " + MOST);
            }
            buckets.add(new TimeRange(start, end(start, to, zone)));
        }
        return buckets;
    }

    private Instant end(Instant start, Instant to, ZoneId zone) {
        if (length != null) {
            return Duration.between(start, to).compareTo(length) <= 0 ? to : start.plus(length);
        }
        var next = next(start.atZone(zone)).toInstant();
        return next.isAfter(to) ? to : next;
    }

    private ZonedDateTime next(ZonedDateTime time) {
        var day = time.toLocalDate();
        return switch (unit) {
            // Not by the clock on the wall, which shows some hours twice.
            case HOURS -> time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            case WEEKS -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).atStartOfDay(time.getZone());
            case MONTHS -> day.with(TemporalAdjusters.firstDayOfNextMonth()).atStartOfDay(time.getZone());
            case null, default -> day.plusDays(1).atStartOfDay(time.getZone());
        };
    }
}
