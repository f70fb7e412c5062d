package org.appointmentscheduler.query.projection;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where events are in the list of all. */
@Component
class EventPositions {

    // More than one command can write, so the events of one command are never cut off.
    private static final int MOST = 10_000;

    private final JdbcClient database;

    EventPositions(JdbcClient database) {
        this.database = database;
    }

    record EventPosition(long position, String stream) {}

    long head() {
        return database.sql("select coalesce(max(global_index), 0) from domain_event_entry")
                .query(Long.class)
                .single();
    }

    Optional<Long> of(ConsistencyToken token) {
        return database.sql("""
                        select global_index from domain_event_entry
                        where aggregate_identifier = :stream and sequence_number = :version""")
                .param("stream", token.stream())
                .param("version", token.version())
                .query(Long.class)
                .optional();
    }

    /** The latest events of a family, or of one kind, in {@code (after, upTo]}. */
    List<EventPosition> between(long after, long upTo, Class<?> events) {
        return database.sql("""
                        select global_index, aggregate_identifier from domain_event_entry
                        where global_index > :after and global_index <= :upTo and payload_type like :events
                        order by global_index desc fetch first :most rows only""")
                .param("after", after)
                .param("upTo", upTo)
                .param("events", events.isSealed() ? events.getName() + "$%" : events.getName())
                .param("most", MOST)
                .query((row, _) ->
                        new EventPosition(row.getLong("global_index"), row.getString("aggregate_identifier")))
                .list();
    }
}
