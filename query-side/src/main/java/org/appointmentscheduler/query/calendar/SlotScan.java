package org.appointmentscheduler.query.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.appointmentscheduler.api.calendar.FreeSlot;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the quarter hours in order, 64 providers at a time: who can begin at one is who is free in it and in those
 * after it. Quarter hours are counted from 1970.
 */
final class SlotScan {

    private static final long GRID = TimeRange.GRID.toSeconds();

    private final NavigableMap<Long, FreeDay> days;
    private final Columns columns;
    private final Search search;
    private final int length;
    private final long first;
    private final long last;
    private final int lowest;
    private final int highest;
    private final List<FreeSlot> slots = new ArrayList<>();

    SlotScan(NavigableMap<Long, FreeDay> days, Columns columns, Search search) {
        this.days = days;
        this.columns = columns;
        this.search = search;
        length = search.quarterHours();
        var begin = search.begin();
        first = Math.ceilDiv(begin.getEpochSecond() + (begin.getNano() == 0 ? 0 : 1), GRID);
        last = Math.floorDiv(
                search.latest().getEpochSecond() - search.duration().toSeconds(), GRID);
        var only = search.provider();
        var column = only == null ? null : columns.find(only);
        lowest = column == null ? 0 : column.number();
        highest = only == null ? Integer.MAX_VALUE : column == null ? -1 : column.number();
    }

    /** Up to one more than the limit. */
    List<FreeSlot> slots() {
        var day = days.ceilingEntry(Math.floorDiv(first, QuarterHours.PER_DAY));
        while (day != null && day.getKey() * QuarterHours.PER_DAY <= last && !isFull()) {
            scan(day.getKey(), day.getValue(), days.get(day.getKey() + 1));
            day = days.higherEntry(day.getKey());
        }
        return slots;
    }

    private boolean isFull() {
        return slots.size() > search.limit();
    }

    private void scan(long date, FreeDay day, @Nullable FreeDay tomorrow) {
        var midnight = date * QuarterHours.PER_DAY;
        var end = Math.min(last + 1 - midnight, QuarterHours.PER_DAY);
        var quarterHour = (int) Math.max(first - midnight, 0);
        while (quarterHour < end && !isFull()) {
            var taken = lastTaken(quarterHour, day, tomorrow);
            if (taken < quarterHour) {
                add(quarterHour, Instant.ofEpochSecond((midnight + quarterHour) * GRID), day, tomorrow);
                quarterHour++;
            } else {
                quarterHour = taken + 1;
            }
        }
    }

    /** The last quarter hour of a slot that begins here in which nobody is free. */
    private int lastTaken(int start, FreeDay day, @Nullable FreeDay tomorrow) {
        var quarterHour = start + length - 1;
        while (quarterHour >= start && isAnyoneFree(quarterHour, day, tomorrow)) {
            quarterHour--;
        }
        return quarterHour;
    }

    private static boolean isAnyoneFree(int quarterHour, FreeDay day, @Nullable FreeDay tomorrow) {
        return quarterHour < QuarterHours.PER_DAY
                ? day.isAnyoneFree(quarterHour)
                : tomorrow != null && tomorrow.isAnyoneFree(quarterHour - QuarterHours.PER_DAY);
    }

    private void add(int start, Instant at, FreeDay day, @Nullable FreeDay tomorrow) {
        var from = Math.max(lowest, firstAfterCursor(at));
        var end = at.plus(search.duration());
        for (var word = from / Long.SIZE; word < day.words() && word <= highest / Long.SIZE; word++) {
            var free = freeThroughout(start, word, day, tomorrow);
            if (word == from / Long.SIZE) {
                free &= -1L << from;
            }
            for (; free != 0 && !isFull(); free &= free - 1) {
                var number = word * Long.SIZE + Long.numberOfTrailingZeros(free);
                if (number <= highest) {
                    slots.add(new FreeSlot(columns.get(number).provider(), at, end));
                }
            }
            if (isFull()) {
                return;
            }
        }
    }

    private int firstAfterCursor(Instant at) {
        var after = search.after();
        return after == null || !after.start().equals(at) ? 0 : columns.after(after.id());
    }

    private long freeThroughout(int start, int word, FreeDay day, @Nullable FreeDay tomorrow) {
        var free = day.free(start, word);
        for (var next = start + 1; next < start + length && free != 0; next++) {
            free &= next < QuarterHours.PER_DAY
                    ? day.free(next, word)
                    : tomorrow == null ? 0 : tomorrow.free(next - QuarterHours.PER_DAY, word);
        }
        return free;
    }
}
