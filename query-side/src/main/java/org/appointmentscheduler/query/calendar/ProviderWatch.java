package org.appointmentscheduler.query.calendar;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.query.calendar.LiveAvailability.Watched;
import org.appointmentscheduler.query.directory.Directory;
import org.appointmentscheduler.query.history.EventQueries;
import org.appointmentscheduler.query.live.LiveSource;
import org.appointmentscheduler.query.reading.TimeSpans;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Begins to watch a provider's days. */
@Component
class ProviderWatch {

    private final Directory directory;
    private final WatchedDays days;
    private final EventQueries events;
    private final InstantSource clock;
    private final JsonMapper json;

    ProviderWatch(Directory directory, WatchedDays days, EventQueries events, InstantSource clock, JsonMapper json) {
        this.directory = directory;
        this.days = days;
        this.events = events;
        this.clock = clock;
        this.json = json;
    }

    /** Whole UTC days: all in which some of the time from one instant to the other lies. */
    LiveSource availability(String provider, @Nullable Instant from, @Nullable Instant to) {
        var begin = Objects.requireNonNullElseGet(from, clock::instant);
        var end = Objects.requireNonNullElseGet(to, () -> begin.plus(TimeSpans.WIDEST));
        TimeSpans.require(begin, end);
        var watched = new Watched(
                directory.requireProvider(provider, null), TimeRange.dayOf(begin), TimeRange.dayOf(end.minusNanos(1)));
        return new LiveAvailability(watched, days, events, clock, json);
    }
}
