package org.appointmentscheduler.query.analytics;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/** Writes {@code analytics_count} and {@code analytics_hold}. */
@Component
class CountTable {

    private final JdbcOperations batches;
    private final JdbcClient database;
    private final Upserts upserts;

    CountTable(JdbcOperations batches, JdbcClient database, DataSource dataSource) throws MetaDataAccessException {
        this.batches = batches;
        this.database = database;
        var product = JdbcUtils.extractDatabaseMetaData(dataSource, metaData -> metaData.getDatabaseProductName());
        upserts = "H2".equals(product) ? Upserts.ON_H2 : Upserts.ON_POSTGRESQL;
    }

    void add(SortedMap<Tally, Long> amounts) {
        batches.batchUpdate(
                upserts.count(),
                amounts.entrySet().stream().map(CountTable::row).toList());
    }

    private static Object[] row(Map.Entry<Tally, Long> counted) {
        var tally = counted.getKey();
        return new Object[] {
            tally.provider(), tally.counter(), utc(tally.quarterHour()), tally.sort(), counted.getValue()
        };
    }

    void remember(Collection<Hold> holds) {
        batches.batchUpdate(upserts.hold(), holds.stream().map(CountTable::row).toList());
    }

    private static Object[] row(Hold hold) {
        return new Object[] {
            hold.appointment(),
            hold.provider(),
            utc(hold.heldAt()),
            utc(hold.time().start()),
            utc(hold.time().end())
        };
    }

    Optional<Hold> hold(String appointment) {
        return database.sql("select * from analytics_hold where appointment_id = :appointment")
                .param("appointment", appointment)
                .query((row, _) -> new Hold(
                        appointment,
                        row.getString("provider_id"),
                        row.getObject("held_at", OffsetDateTime.class).toInstant(),
                        new TimeRange(
                                row.getObject("start_at", OffsetDateTime.class).toInstant(),
                                row.getObject("end_at", OffsetDateTime.class).toInstant())))
                .optional();
    }

    void clear() {
        database.sql("delete from analytics_count").update();
        database.sql("delete from analytics_hold").update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
