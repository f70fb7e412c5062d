package org.appointmentscheduler.query.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.appointmentscheduler.api.WholeSeconds;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.client.ClientId;
import org.jspecify.annotations.Nullable;
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

    /** @param upTo the last position to read */
    List<StoredEvent> after(
            long position, long upTo, int limit, @Nullable String payloadType, @Nullable String stream) {
        var values = new HashMap<String, Object>(Map.of("after", position, "upTo", upTo, "limit", limit));
        var conditions = new StringBuilder("global_index > :after and global_index <= :upTo");
        if (payloadType != null) {
            conditions.append(" and payload_type = :payloadType");
            values.put("payloadType", payloadType);
        }
        if (stream != null) {
            conditions.append(" and aggregate_identifier = :stream");
            values.put("stream", stream);
        }
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
                WholeSeconds.of(Instant.parse(row.getString("time_stamp"))),
                json.readTree(row.getString("payload")),
                json.readTree(row.getString("meta_data")));
    }
}
