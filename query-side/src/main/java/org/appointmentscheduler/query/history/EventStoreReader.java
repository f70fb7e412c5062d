package org.appointmentscheduler.query.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.client.ClientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the system of record as it is, without any view between. */
@Component
class EventStoreReader {

    private final JdbcClient database;
    private final JsonMapper json;

    EventStoreReader(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Everything that happened to an appointment, oldest first. */
    List<StoredEvent> historyOf(AppointmentId appointment) {
        return database.sql("""
                        select * from domain_event_entry
                        where aggregate_identifier = :stream and payload_type like :family
                        order by sequence_number""")
                .param("stream", appointment.toString())
                .param("family", AppointmentEvent.class.getName() + "$%")
                .query(this::event)
                .list();
    }

    /** Everything that happened to a client and, as far as the view knows them, to their appointments. */
    List<StoredEvent> of(ClientId client) {
        return database.sql("""
                        select * from domain_event_entry
                        where aggregate_identifier = :client
                            or aggregate_identifier in (select id from appointment where client_id = :client)
                        order by global_index""")
                .param("client", client.toString())
                .query(this::event)
                .list();
    }

    /** @param position up to which everything that is wanted was found */
    record Found(List<StoredEvent> events, long position) {}

    /** Looks on from a position, not necessarily as far as to the last that may be read. */
    Found after(long position, long upTo, Wanted wanted) {
        if (position >= upTo) {
            return new Found(List.of(), position);
        }
        var reach = wanted.reach(position, upTo);
        var rows = rows(position, reach, wanted);
        return new Found(
                rows.stream().filter(wanted::includes).toList(),
                rows.size() < wanted.limit() ? reach : rows.getLast().position());
    }

    private List<StoredEvent> rows(long position, long upTo, Wanted wanted) {
        var values = new HashMap<String, Object>(Map.of("after", position, "upTo", upTo, "limit", wanted.limit()));
        var conditions = new StringBuilder("global_index > :after and global_index <= :upTo");
        if (wanted.type() != null) {
            conditions.append(" and payload_type = :payloadType");
            values.put("payloadType", wanted.type());
        }
        if (wanted.subject() != null) {
            conditions.append(" and aggregate_identifier = :stream");
            values.put("stream", wanted.subject());
        }
        conditions.append(wanted.sight().condition());
        values.putAll(wanted.sight().values());
        return database.sql("select * from domain_event_entry where " + conditions
                        + " order by global_index fetch first :limit rows only")
                .params(values)
                .query(this::event)
                .list();
    }

    private StoredEvent event(ResultSet row, int number) throws SQLException {
        return new StoredEvent(
                row.getLong("global_index"),
                row.getString("event_identifier"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("payload_type"),
                Instant.parse(row.getString("time_stamp")),
                json.readTree(row.getString("payload")),
                json.readTree(row.getString("meta_data")));
    }
}
