package org.appointmentscheduler.query.calendar;

import java.util.Arrays;
import org.appointmentscheduler.api.calendar.QuarterHours;

/**
 * One UTC day, in which every provider is a column: what they have published and booked of it, how many of its events are
 * known, and for each quarter hour one bit for everyone who is free. Takes about 40 bytes for a provider.
 */
final class FreeDay {

    private final int[] providersFree = new int[QuarterHours.PER_DAY];
    private int columns;
    private int words;
    private long[] free = {}; // The words of the first quarter hour, those of the second, and so on.
    private QuarterHours[] published = {};
    private QuarterHours[] booked = {};
    private int[] events = {};

    /** How many words have bits of this day. */
    int words() {
        return words;
    }

    boolean isAnyoneFree(int quarterHour) {
        return providersFree[quarterHour] > 0;
    }

    /** Who is free, 64 columns at a time. */
    long free(int quarterHour, int word) {
        return word < words ? free[quarterHour * words + word] : 0;
    }

    /** How many of the events of the provider's day are in here. */
    int events(int column) {
        return column < columns ? events[column] : 0;
    }

    QuarterHours published(int column) {
        return column < columns ? published[column] : QuarterHours.NONE;
    }

    QuarterHours booked(int column) {
        return column < columns ? booked[column] : QuarterHours.NONE;
    }

    void know(int column, int numberOfEvents) {
        use(column);
        events[column] = numberOfEvents;
    }

    void publish(int column, QuarterHours quarterHours) {
        use(column);
        published[column] = quarterHours;
    }

    void book(int column, QuarterHours quarterHours) {
        use(column);
        booked[column] = quarterHours;
    }

    void setFree(int column, QuarterHours quarterHours) {
        use(column);
        var bit = 1L << column;
        for (var quarterHour = 0; quarterHour < QuarterHours.PER_DAY; quarterHour++) {
            var index = quarterHour * words + column / Long.SIZE;
            var was = (free[index] & bit) != 0;
            if (was != quarterHours.contains(quarterHour)) {
                free[index] ^= bit;
                providersFree[quarterHour] += was ? -1 : 1;
            }
        }
    }

    /** Makes room for one whose identifier comes before others': they all move on by one. */
    void insert(int column) {
        if (column >= columns) {
            return;
        }
        use(columns);
        moveOn(published, column);
        moveOn(booked, column);
        System.arraycopy(events, column, events, column + 1, columns - 1 - column);
        published[column] = QuarterHours.NONE;
        booked[column] = QuarterHours.NONE;
        events[column] = 0;
        for (var quarterHour = 0; quarterHour < QuarterHours.PER_DAY; quarterHour++) {
            moveBitsOn(quarterHour * words, column);
        }
    }

    private void moveOn(QuarterHours[] of, int column) {
        System.arraycopy(of, column, of, column + 1, columns - 1 - column);
    }

    private void moveBitsOn(int first, int column) {
        var word = first + column / Long.SIZE;
        var before = free[word] & (1L << column) - 1;
        var overflow = free[word] >>> Long.SIZE - 1;
        free[word] = before | (free[word] & -1L << column) << 1;
        for (word++; word < first + words; word++) {
            var next = free[word] >>> Long.SIZE - 1;
            free[word] = free[word] << 1 | overflow;
            overflow = next;
        }
    }

    private void use(int column) {
        if (column / Long.SIZE >= words) {
            grow(Math.max(column / Long.SIZE + 1, words + words / 4));
        }
        columns = Math.max(columns, column + 1);
    }

    private void grow(int wider) {
        var grown = new long[QuarterHours.PER_DAY * wider];
        for (var quarterHour = 0; quarterHour < QuarterHours.PER_DAY; quarterHour++) {
            System.arraycopy(free, quarterHour * words, grown, quarterHour * wider, words);
        }
        free = grown;
        published = widened(published, wider);
        booked = widened(booked, wider);
        events = Arrays.copyOf(events, wider * Long.SIZE);
        words = wider;
    }

    private static QuarterHours[] widened(QuarterHours[] narrow, int words) {
        var wide = Arrays.copyOf(narrow, words * Long.SIZE);
        Arrays.fill(wide, narrow.length, wide.length, QuarterHours.NONE);
        return wide;
    }
}
