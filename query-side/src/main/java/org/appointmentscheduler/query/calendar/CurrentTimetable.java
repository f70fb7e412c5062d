package org.appointmentscheduler.query.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.appointmentscheduler.api.calendar.FreeSlot;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.provider.ProviderId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The time that providers have now: what is free from memory, without a journey to the database, the rest from the view. */
@Component
class CurrentTimetable implements Timetable {

    private final NodeFreeTime freeTime;
    private final JdbcClient database;

    CurrentTimetable(NodeFreeTime freeTime, JdbcClient database) {
        this.freeTime = freeTime;
        this.database = database;
    }

    @Override
    public List<FreeSlot> find(Search search) {
        return freeTime.at(search.now()).find(search);
    }

    @Override
    public ProviderAvailability of(ProviderId provider, Instant from, Instant to, Instant now) {
        var schedule = new Schedule();
        database.sql("""
                        select d.utc_day, d.published, c.quarter_hours, c.expires_at
                        from calendar_day d
                        left join claim c on c.provider_id = d.provider_id and c.utc_day = d.utc_day
                            and (c.expires_at is null or c.expires_at > :now)
                        where d.provider_id = :provider and d.utc_day between :first and :last""")
                .param("provider", provider.toString())
                .param("first", TimeRange.dayOf(from))
                .param("last", TimeRange.dayOf(to))
                // Columns keep milliseconds, and drivers round; rounding up would end a hold too early.
                .param("now", now.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
                .query(row -> {
                    schedule.add(row.getObject("utc_day", LocalDate.class), day(row));
                });
        return schedule.between(from, to);
    }

    private static Schedule.Day day(ResultSet row) throws SQLException {
        var hex = row.getString("quarter_hours");
        var claimed = hex == null ? QuarterHours.NONE : QuarterHours.fromHex(hex);
        var isBooked = row.getObject("expires_at") == null;
        return new Schedule.Day(
                QuarterHours.fromHex(row.getString("published")),
                isBooked ? QuarterHours.NONE : claimed,
                isBooked ? claimed : QuarterHours.NONE);
    }
}
