package org.appointmentscheduler.query.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.appointmentscheduler.api.calendar.FreeSlot;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.query.reading.Cursor;
import org.appointmentscheduler.query.reading.Page;
import org.springframework.stereotype.Component;

/** Finds what can be reserved. Reads day after day and stops as soon as the page is full. */
@Component
class SlotSearch {

    private final FreeTime freeTime;

    SlotSearch(FreeTime freeTime) {
        this.freeTime = freeTime;
    }

    Page<FreeSlot> find(Search search) {
        var slots = new ArrayList<FreeSlot>();
        var day = nextDay(TimeRange.dayOf(search.begin()), search);
        while (day.isPresent() && slots.size() <= search.limit()) {
            addSlots(day.get(), search, slots);
            day = nextDay(day.get().plusDays(1), search);
        }
        return Page.cut(
                slots,
                search.limit(),
                last -> new Cursor(last.start(), last.providerId().toString()).encoded());
    }

    private Optional<LocalDate> nextDay(LocalDate from, Search search) {
        return isOver(from, search)
                ? Optional.empty()
                : freeTime.nextDay(from, search.provider()).filter(day -> !isOver(day, search));
    }

    private static boolean isOver(LocalDate day, Search search) {
        return search.isOver(TimeRange.startOf(day, 0));
    }

    /** Fills the page and adds one slot more, the sign that there is a next page. */
    private void addSlots(LocalDate day, Search search, List<FreeSlot> slots) {
        var starts = startsOn(day, search);
        for (var quarterHour = 0; quarterHour < QuarterHours.PER_DAY; quarterHour++) {
            var start = TimeRange.startOf(day, quarterHour);
            if (start.isBefore(search.begin())) {
                continue;
            }
            for (var provider : starts.entrySet()) {
                if (provider.getValue().contains(quarterHour)) {
                    addSlot(provider.getKey(), start, search, slots);
                }
            }
            if (search.isOver(start) || slots.size() > search.limit()) {
                return;
            }
        }
    }

    private static void addSlot(String provider, Instant start, Search search, List<FreeSlot> slots) {
        var slot = new FreeSlot(ProviderId.parse(provider), start, start.plus(search.duration()));
        if (slots.size() <= search.limit() && search.includes(slot)) {
            slots.add(slot);
        }
    }

    /** Where slots can start, by provider; a slot may end on the next day. */
    private Map<String, QuarterHours> startsOn(LocalDate day, Search search) {
        var today = freeTime.on(day, search.provider(), search.now());
        var tomorrow = search.quarterHours() == 1
                ? Map.<String, QuarterHours>of()
                : freeTime.on(day.plusDays(1), search.provider(), search.now());
        var starts = new TreeMap<String, QuarterHours>();
        today.forEach((provider, free) -> starts.put(
                provider,
                free.startsOfRuns(search.quarterHours(), tomorrow.getOrDefault(provider, QuarterHours.NONE))));
        return starts;
    }
}
