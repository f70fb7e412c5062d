package org.appointmentscheduler.query.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.appointmentscheduler.api.AsOf;
import org.appointmentscheduler.api.calendar.FreeSlot;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.query.history.PastStreams;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The time that providers had, each day folded anew from its own stream. Which days there are, the view knows: it forgets
 * none.
 */
final class PastTimetable implements Timetable {

    private final JdbcClient database;
    private final PastStreams streams;
    private final AsOf moment;

    PastTimetable(JdbcClient database, PastStreams streams, AsOf moment) {
        this.database = database;
        this.streams = streams;
        this.moment = moment;
    }

    /** Reads day after day and stops as soon as the page is full. */
    @Override
    public List<FreeSlot> find(Search search) {
        var slots = new ArrayList<FreeSlot>();
        var day = nextDay(TimeRange.dayOf(search.begin()), search);
        while (day.isPresent() && slots.size() <= search.limit()) {
            slots.addAll(startingOn(day.get(), search));
            day = nextDay(day.get().plusDays(1), search);
        }
        return slots;
    }

    private Optional<LocalDate> nextDay(LocalDate from, Search search) {
        return database.sql("select min(utc_day) from calendar_day where utc_day between :from and :last"
                        + only(search.provider()))
                .params(values(search.provider()))
                .param("from", from)
                .param("last", TimeRange.dayOf(search.latest()))
                .query(LocalDate.class)
                .optional();
    }

    /** A slot may end on the next day. */
    private List<FreeSlot> startingOn(LocalDate day, Search search) {
        var freeTime = new FreeTime(day);
        days(day, day.plusDays(1), search.provider()).forEach(id -> folded(id).showIn(freeTime, id));
        return freeTime.find(search).stream()
                .filter(slot -> TimeRange.dayOf(slot.start()).equals(day))
                .toList();
    }

    @Override
    public ProviderAvailability of(ProviderId provider, Instant from, Instant to, Instant now) {
        var schedule = new Schedule();
        for (var id : days(TimeRange.dayOf(from), TimeRange.dayOf(to), provider)) {
            var folded = folded(id);
            folded.day().ifPresent(day -> schedule.add(id.day(), day.asScheduled()));
            folded.claims().stream()
                    .filter(claim -> claim.isLive(now))
                    .forEach(claim -> schedule.add(id.day(), claim.asScheduled()));
        }
        return schedule.between(from, to);
    }

    private FoldedDay folded(ProviderDayId id) {
        return FoldedDay.of(streams.of(id, moment));
    }

    private List<ProviderDayId> days(LocalDate first, LocalDate last, @Nullable ProviderId provider) {
        return database.sql("select provider_id, utc_day from calendar_day where utc_day between :first and :last"
                        + only(provider))
                .params(values(provider))
                .param("first", first)
                .param("last", last)
                .query((row, _) -> new ProviderDayId(
                        ProviderId.parse(row.getString("provider_id")), row.getObject("utc_day", LocalDate.class)))
                .list();
    }

    private static String only(@Nullable ProviderId provider) {
        return provider == null ? "" : " and provider_id = :provider";
    }

    private static Map<String, ?> values(@Nullable ProviderId provider) {
        return provider == null ? Map.of() : Map.of("provider", provider.toString());
    }
}
