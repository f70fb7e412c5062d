package org.appointmentscheduler.query.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.appointmentscheduler.api.WholeSeconds;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;

/** A provider's UTC day: what is published of it, and what became of that. Nothing says by whom. */
record DayAvailability(
        LocalDate day, List<TimeRange> published, List<TimeRange> free, List<Held> held, List<TimeRange> booked) {

    /** @param until from when on it is free again, unless another message says otherwise before */
    record Held(Instant start, Instant end, Instant until) {}

    /** Judged by the time of the answer: a hold that has lapsed is none, recorded or not. */
    static DayAvailability of(CalendarDay day, List<Claim> claims, Instant now) {
        var date = day.key().utcDay();
        var held = new ArrayList<Held>();
        var booked = QuarterHours.NONE;
        var free = day.published();
        for (var claim : claims.stream().filter(it -> it.isLive(now)).toList()) {
            var until = claim.expiresAt();
            if (until == null) {
                booked = booked.plus(claim.quarterHours());
            } else {
                ranges(date, claim.quarterHours())
                        .forEach(range -> held.add(new Held(range.start(), range.end(), WholeSeconds.of(until))));
            }
            free = free.minus(claim.quarterHours());
        }
        held.sort(Comparator.comparing(Held::start));
        return new DayAvailability(date, ranges(date, day.published()), ranges(date, free), held, ranges(date, booked));
    }

    private static List<TimeRange> ranges(LocalDate day, QuarterHours quarterHours) {
        return quarterHours.runs().stream().map(run -> TimeRange.of(day, run)).toList();
    }
}
