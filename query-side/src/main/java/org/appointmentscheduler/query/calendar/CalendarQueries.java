package org.appointmentscheduler.query.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.appointmentscheduler.api.AsOf;
import org.appointmentscheduler.api.calendar.FreeSlot;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.query.directory.Directory;
import org.appointmentscheduler.query.reading.Cursor;
import org.appointmentscheduler.query.reading.Page;
import org.appointmentscheduler.query.reading.TimeSpans;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what time providers have, judged by the time that is asked about. */
@Component
class CalendarQueries {

    private final Timetables timetables;
    private final Directory directory;
    private final NoticePolicy policy;
    private final InstantSource clock;

    CalendarQueries(Timetables timetables, Directory directory, NoticePolicy policy, InstantSource clock) {
        this.timetables = timetables;
        this.directory = directory;
        this.policy = policy;
        this.clock = clock;
    }

    ProviderAvailability availability(
            String provider, @Nullable Instant from, @Nullable Instant to, @Nullable AsOf asOf) {
        var now = now(asOf);
        var begin = Objects.requireNonNullElse(from, now);
        var end = Objects.requireNonNullElseGet(to, () -> begin.plus(TimeSpans.WIDEST));
        TimeSpans.require(begin, end);
        return timetables.asOf(asOf).of(directory.requireProvider(provider, asOf), begin, end, now);
    }

    Page<FreeSlot> freeSlots(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String provider,
            @Nullable Duration duration,
            int limit,
            @Nullable Cursor after,
            @Nullable AsOf asOf) {
        var now = now(asOf);
        var earliest = policy.earliestStart(now);
        var begin = Objects.requireNonNullElse(from, earliest);
        var end = Objects.requireNonNullElseGet(to, () -> begin.plus(TimeSpans.WIDEST));
        TimeSpans.require(begin, end);
        return new SlotSearch(timetables.asOf(asOf))
                .find(new Search(
                        now,
                        begin.isBefore(earliest) ? earliest : begin,
                        end,
                        provider == null ? null : directory.requireProvider(provider, asOf),
                        Objects.requireNonNullElse(duration, TimeRange.GRID),
                        limit,
                        after));
    }

    private Instant now(@Nullable AsOf asOf) {
        return asOf == null ? clock.instant() : asOf.instant();
    }
}
