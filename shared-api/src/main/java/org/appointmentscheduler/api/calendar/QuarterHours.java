package org.appointmentscheduler.api.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A set of the 96 quarter hours of a UTC day. Every zone's offset is a multiple of 15 minutes, so this grid fits them
 * all. Immutable. Written as ranges such as {@code ["09:00-12:30", "23:45-24:00"]}.
 */
public final class QuarterHours {

    public static final int PER_DAY = 96;
    public static final QuarterHours NONE = new QuarterHours(0, 0);
    public static final QuarterHours ALL = between(0, PER_DAY);

    private static final int MINUTES = 15;

    private final long early; // 00:00 to 16:00, the first quarter hour is the lowest bit
    private final int late; // 16:00 to 24:00

    private QuarterHours(long early, int late) {
        this.early = early;
        this.late = late;
    }

    /** The quarter hours numbered {@code first} to {@code end - 1}, counted from midnight. */
    public static QuarterHours between(int first, int end) {
        if (first < 0 || end > PER_DAY || first > end) {
            throw new IllegalArgumentException("Not a range of quarter hours: " + first + " to " + end);
        }
        return new QuarterHours(ones(Math.min(end, 64)) & ~ones(Math.min(first, 64)), (int)
                (ones(Math.max(end - 64, 0)) & ~ones(Math.max(first - 64, 0))));
    }

    private static long ones(int count) {
        return count == 64 ? -1L : (1L << count) - 1;
    }

    /** Reads {@link #ranges()}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static QuarterHours parse(List<String> ranges) {
        var all = NONE;
        for (var range : ranges) {
            var dash = range.indexOf('-');
            if (dash < 0) {
                throw new IllegalArgumentException("Not a range of quarter hours: " + range);
            }
            all = all.plus(between(parseTime(range.substring(0, dash)), parseTime(range.substring(dash + 1))));
        }
        return all;
    }

    private static int parseTime(String time) {
        var minutes = time.matches("\\d\\d:\\d\\d")
                ? Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3))
                : -1;
        if (minutes % MINUTES != 0 || minutes < 0) {
            throw new IllegalArgumentException("Not a time on the quarter hour: " + time);
        }
        return minutes / MINUTES;
    }

    /** Reads {@link #toHex()}. */
    public static QuarterHours fromHex(String hex) {
        return new QuarterHours(
                Long.parseUnsignedLong(hex.substring(8), 16), Integer.parseUnsignedInt(hex.substring(0, 8), 16));
    }

    public QuarterHours plus(QuarterHours other) {
        return new QuarterHours(early | other.early, late | other.late);
    }

    public QuarterHours minus(QuarterHours other) {
        return new QuarterHours(early & ~other.early, late & ~other.late);
    }

    public QuarterHours intersect(QuarterHours other) {
        return new QuarterHours(early & other.early, late & other.late);
    }

    public boolean containsAll(QuarterHours other) {
        return other.minus(this).isEmpty();
    }

    public boolean intersects(QuarterHours other) {
        return !intersect(other).isEmpty();
    }

    public boolean contains(int quarterHour) {
        return quarterHour < 64 ? (early >>> quarterHour & 1) == 1 : (late >>> quarterHour - 64 & 1) == 1;
    }

    public boolean isEmpty() {
        return early == 0 && late == 0;
    }

    public int count() {
        return Long.bitCount(early) + Integer.bitCount(late);
    }

    /** The quarter hours of this set, in order, counted from midnight. */
    public IntStream stream() {
        return IntStream.range(0, PER_DAY).filter(this::contains);
    }

    /** The quarter hours at which a run of {@code length} starts that lies in this set and, past midnight, in {@code nextDay}. */
    public QuarterHours startsOfRuns(int length, QuarterHours nextDay) {
        if (length < 1 || length > PER_DAY) {
            throw new IllegalArgumentException("Not a length in quarter hours: " + length);
        }
        var starts = NONE;
        var run = 0;
        for (var quarterHour = 2 * PER_DAY - 1; quarterHour >= 0; quarterHour--) {
            var inside = quarterHour < PER_DAY ? contains(quarterHour) : nextDay.contains(quarterHour - PER_DAY);
            run = inside ? run + 1 : 0;
            if (quarterHour < PER_DAY && run >= length) {
                starts = starts.plus(between(quarterHour, quarterHour + 1));
            }
        }
        return starts;
    }

    /** The maximal runs of this set, in order. */
    public List<Run> runs() {
        var runs = new ArrayList<Run>();
        for (var first = 0; first < PER_DAY; first++) {
            if (contains(first)) {
                var end = first + 1;
                while (end < PER_DAY && contains(end)) {
                    end++;
                }
                runs.add(new Run(first, end));
                first = end;
            }
        }
        return runs;
    }

    /** Consecutive quarter hours, half-open, counted from midnight. */
    public record Run(int first, int end) {

        @Override
        public String toString() {
            return time(first) + "-" + time(end);
        }

        private static String time(int quarterHour) {
            return "%02d:%02d".formatted(quarterHour / 4, quarterHour % 4 * MINUTES);
        }
    }

    /** The stored form in events: an event written once must stay readable for ever. */
    @JsonValue
    public List<String> ranges() {
        return runs().stream().map(Run::toString).toList();
    }

    /** The stored form in tables: 24 hexadecimal digits, the last quarter hour of the day is the highest bit. */
    public String toHex() {
        return "%08x%016x".formatted(late, early);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QuarterHours that && early == that.early && late == that.late;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(early) * 31 + late;
    }

    @Override
    public String toString() {
        return ranges().toString();
    }
}
