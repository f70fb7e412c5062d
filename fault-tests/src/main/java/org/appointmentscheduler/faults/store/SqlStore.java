package org.appointmentscheduler.faults.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads the product's tables past the product. */
public final class SqlStore {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Connection connection;

    public SqlStore(Connection connection) {
        this.connection = connection;
    }

    public List<StoredEvent> events() throws SQLException {
        var events = new ArrayList<StoredEvent>();
        each("select * from domain_event_entry order by global_index", row -> {
            var type = row.getString("payload_type");
            events.add(new StoredEvent(
                    row.getLong("global_index"),
                    row.getString("event_identifier"),
                    row.getString("aggregate_identifier"),
                    row.getLong("sequence_number"),
                    type.substring(Math.max(type.lastIndexOf('$'), type.lastIndexOf('.')) + 1),
                    Instant.parse(row.getString("time_stamp")),
                    JSON.readTree(row.getString("payload"))));
        });
        return events;
    }

    public Views views() throws SQLException {
        var tables = Map.of(Fold.APPOINTMENT, appointments(), Fold.DAY, days(), Fold.CLAIM, claims());
        return new Views(tables, timers(), openHolds(), deadLetters());
    }

    private Map<String, String> appointments() throws SQLException {
        var rows = new TreeMap<String, String>();
        each(
                "select * from appointment",
                row -> rows.put(
                        row.getString("id"),
                        Fold.appointment(
                                row.getString("status").toLowerCase(Locale.ROOT),
                                row.getString("client_id"),
                                row.getString("provider_id"),
                                required(row, "start_at"),
                                required(row, "end_at"),
                                required(row, "held_at"),
                                instant(row, "confirmed_at"),
                                instant(row, "released_at"),
                                instant(row, "expired_at"),
                                row.getLong("version"))));
        return rows;
    }

    private Map<String, String> days() throws SQLException {
        var rows = new TreeMap<String, String>();
        each(
                "select * from calendar_day",
                row -> rows.put(
                        row.getString("provider_id") + "/" + row.getString("utc_day"),
                        row.getString("published") + " version=" + row.getLong("version")));
        return rows;
    }

    private Map<String, String> claims() throws SQLException {
        var rows = new TreeMap<String, String>();
        each(
                "select * from claim",
                row -> rows.put(
                        row.getString("provider_id") + "/" + row.getString("utc_day") + "/"
                                + row.getString("appointment_id"),
                        Fold.claim(row.getString("quarter_hours"), instant(row, "expires_at"))));
        return rows;
    }

    /** By the id that {@code SlotHeld} names as its timer. */
    private Set<String> timers() throws SQLException {
        var found = new TreeSet<String>();
        each("select task_instance from scheduled_tasks", row -> found.add(row.getString(1)));
        return found;
    }

    private Set<String> openHolds() throws SQLException {
        var found = new TreeSet<String>();
        each("select appointment_id from open_hold", row -> found.add(row.getString(1)));
        return found;
    }

    private long deadLetters() throws SQLException {
        var count = new ArrayList<Long>();
        each("select count(*) from dead_letter_entry", row -> count.add(row.getLong(1)));
        return count.getFirst();
    }

    private static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private void each(String query, RowReader reader) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
