package org.appointmentscheduler.query.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.query.projection.Coverage;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads all free time from the calendar's tables, together with how far these are. */
@Component
class CalendarTables {

    /** At a time: all rows would not fit into a small memory. */
    private static final int ROWS = 1000;

    private final JdbcClient database;
    private final Coverage coverage;
    private final TransactionTemplate snapshot;

    CalendarTables(JdbcClient database, Coverage coverage, PlatformTransactionManager transactions) {
        this.database = database;
        this.coverage = coverage;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        // On H2 the weaker levels are of one moment only within a statement or a table.
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
    }

    /**
     * What the tables have.
     *
     * @param readTo everything before is in them; empty when nothing may be
     * @param setAside the days of which they miss events all the same
     * @param replays after how many they are complete; empty during one
     */
    record Contents(FreeTime freeTime, Optional<TrackingToken> readTo, List<String> setAside, OptionalLong replays) {}

    Contents from(LocalDate firstDay) {
        return snapshot.execute(_ -> {
            var freeTime = new FreeTime(firstDay);
            var readTo = coverage.completeTo(CalendarProjection.NAME);
            addDays(firstDay, freeTime);
            addClaims(firstDay, freeTime);
            return new Contents(freeTime, readTo, setAside(), replays());
        });
    }

    /** After how many replays the tables are complete; empty during one. */
    OptionalLong replays() {
        return coverage.replays(CalendarProjection.NAME);
    }

    /** In an order that an index has, and in which most providers come after those that are there already. */
    private void addDays(LocalDate firstDay, FreeTime freeTime) {
        database.sql("""
                        select provider_id, utc_day, published, version from calendar_day
                        where utc_day >= :first order by utc_day, provider_id""").withFetchSize(ROWS).param("first", firstDay).query(row -> {
            freeTime.replace(
                    providerDay(row), QuarterHours.fromHex(row.getString("published")), row.getLong("version"));
        });
    }

    private void addClaims(LocalDate firstDay, FreeTime freeTime) {
        database.sql("""
                        select provider_id, utc_day, appointment_id, quarter_hours, expires_at from claim
                        where utc_day >= :first""").withFetchSize(ROWS).param("first", firstDay).query(row -> {
            var expiresAt = row.getObject("expires_at", OffsetDateTime.class);
            freeTime.claim(
                    providerDay(row),
                    AppointmentId.parse(row.getString("appointment_id")),
                    QuarterHours.fromHex(row.getString("quarter_hours")),
                    expiresAt == null ? null : expiresAt.toInstant());
        });
    }

    private List<String> setAside() {
        return database.sql("""
                        select distinct aggregate_identifier from dead_letter_entry
                        where processing_group = :view and aggregate_identifier is not null""")
                .param("view", CalendarProjection.NAME)
                .query((row, _) -> row.getString("aggregate_identifier"))
                .list();
    }

    private static ProviderDayId providerDay(ResultSet row) throws SQLException {
        return new ProviderDayId(
                ProviderId.parse(row.getString("provider_id")), row.getObject("utc_day", LocalDate.class));
    }
}
