package org.appointmentscheduler.query.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.appointmentscheduler.api.calendar.FreeSlot;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.provider.ProviderId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Search as it was before there was a memory: from the tables, every day of every provider, without a limit. */
record TableSearch(JdbcClient database) {

    List<FreeSlot> find(Search search) {
        var slots = new ArrayList<FreeSlot>();
        var last = TimeRange.dayOf(search.latest());
        for (var day = TimeRange.dayOf(search.begin()); !day.isAfter(last); day = day.plusDays(1)) {
            var starts = startsOn(day, search);
            for (var quarterHour = 0; quarterHour < QuarterHours.PER_DAY; quarterHour++) {
                for (var provider : starts.entrySet()) {
                    var start = TimeRange.startOf(day, quarterHour);
                    var slot = new FreeSlot(ProviderId.parse(provider.getKey()), start, start.plus(search.duration()));
                    if (provider.getValue().contains(quarterHour) && isIn(search, slot)) {
                        slots.add(slot);
                    }
                }
            }
        }
        return slots;
    }

    private static boolean isIn(Search search, FreeSlot slot) {
        var after = search.after();
        return !slot.start().isBefore(search.earliest())
                && !slot.end().isAfter(search.latest())
                && (search.provider() == null || search.provider().equals(slot.providerId()))
                && (after == null
                        || slot.start().isAfter(after.start())
                        || slot.start().equals(after.start())
                                && slot.providerId().toString().compareTo(after.id()) > 0);
    }

    private Map<String, QuarterHours> startsOn(LocalDate day, Search search) {
        var tomorrow = freeOn(day.plusDays(1), search.now());
        var starts = new TreeMap<String, QuarterHours>();
        freeOn(day, search.now())
                .forEach((provider, free) -> starts.put(
                        provider,
                        free.startsOfRuns(search.quarterHours(), tomorrow.getOrDefault(provider, QuarterHours.NONE))));
        return starts;
    }

    private Map<String, QuarterHours> freeOn(LocalDate day, Instant now) {
        var free = new HashMap<String, QuarterHours>();
        database.sql("""
                        select d.provider_id, d.published, c.quarter_hours
                        from calendar_day d
                        left join claim c on c.provider_id = d.provider_id and c.utc_day = d.utc_day
                            and (c.expires_at is null or c.expires_at > :now)
                        where d.utc_day = :day""")
                .param("day", day)
                .param("now", now.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
                .query(row -> {
                    var published = QuarterHours.fromHex(row.getString("published"));
                    var claimed = row.getString("quarter_hours");
                    free.merge(
                            row.getString("provider_id"),
                            claimed == null ? published : published.minus(QuarterHours.fromHex(claimed)),
                            QuarterHours::intersect);
                });
        return free;
    }
}
