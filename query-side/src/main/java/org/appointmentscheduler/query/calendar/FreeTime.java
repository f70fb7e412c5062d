package org.appointmentscheduler.query.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.provider.ProviderId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The published time that nobody has at some moment, one UTC day of all providers, or of one, at a time. */
@Component
class FreeTime {

    private final JdbcClient database;

    FreeTime(JdbcClient database) {
        this.database = database;
    }

    /** The first day, from this one on, of which anything is published. */
    Optional<LocalDate> nextDay(LocalDate from, @Nullable ProviderId provider) {
        return database.sql("select min(utc_day) from calendar_day where utc_day >= :from and published <> :none"
                        + only(provider, "provider_id"))
                .params(values(provider))
                .param("from", from)
                .query(LocalDate.class)
                .optional();
    }

    /** What is free of a day, for every provider who has published some of it, in the order of their identifiers. */
    Map<String, QuarterHours> on(LocalDate day, @Nullable ProviderId provider, Instant now) {
        var free = new TreeMap<String, QuarterHours>();
        database.sql("""
                        select d.provider_id, d.published, c.quarter_hours
                        from calendar_day d
                        left join claim c on c.provider_id = d.provider_id and c.utc_day = d.utc_day
                            and (c.expires_at is null or c.expires_at > :now)
                        where d.utc_day = :day and d.published <> :none""" + only(provider, "d.provider_id"))
                .params(values(provider))
                .param("day", day)
                // Columns keep milliseconds, and drivers round; rounding up would end a hold too early.
                .param("now", now.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
                .query(row -> {
                    var published = QuarterHours.fromHex(row.getString("published"));
                    var left = free.getOrDefault(row.getString("provider_id"), published);
                    var claimed = row.getString("quarter_hours");
                    free.put(
                            row.getString("provider_id"),
                            claimed == null ? left : left.minus(QuarterHours.fromHex(claimed)));
                });
        return free;
    }

    private static String only(@Nullable ProviderId provider, String column) {
        return provider == null ? "" : " and " + column + " = :provider";
    }

    private static Map<String, Object> values(@Nullable ProviderId provider) {
        var values = new HashMap<String, Object>(Map.of("none", QuarterHours.NONE.toHex()));
        if (provider != null) {
            values.put("provider", provider.toString());
        }
        return values;
    }
}
