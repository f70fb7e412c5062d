package org.appointmentscheduler.query.sealing;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads stored events as they are, a few at a time. */
public record EventRows(JdbcClient database) {

    /** The first events of a stretch of positions, in order. */
    public List<EventRow> between(long after, long upTo, int limit) {
        return database.sql("""
                        select * from domain_event_entry where global_index > :after and global_index <= :upTo
                        order by global_index fetch first :limit rows only""")
                .param("after", after)
                .param("upTo", upTo)
                .param("limit", limit)
                .query(EventRow::of)
                .list();
    }

    public List<EventRow> ofStream(String stream) {
        return database.sql(
                        "select * from domain_event_entry where aggregate_identifier = :stream order by global_index")
                .param("stream", stream)
                .query(EventRow::of)
                .list();
    }

    /** Those of a stream whose payload has a text, in the order of the stream. */
    public List<EventRow> ofStream(String stream, String mentioning) {
        return database.sql("""
                        select * from domain_event_entry where aggregate_identifier = :stream and payload like :text
                        order by sequence_number""")
                .param("stream", stream)
                .param("text", "%" + mentioning + "%")
                .query(EventRow::of)
                .list();
    }

    public Optional<EventRow> first(String stream) {
        return database.sql(
                        "select * from domain_event_entry where aggregate_identifier = :stream and sequence_number = 0")
                .param("stream", stream)
                .query(EventRow::of)
                .optional();
    }

    /** The first events in the order of their streams and in that of each, from behind a stream on. */
    public List<EventRow> behindStream(String stream, int limit) {
        return database.sql("""
                        select * from domain_event_entry where aggregate_identifier > :stream
                        order by aggregate_identifier, sequence_number fetch first :limit rows only""")
                .param("stream", stream)
                .param("limit", limit)
                .query(EventRow::of)
                .list();
    }

    /** The last position there is. */
    public long head() {
        return database.sql("select coalesce(max(global_index), 0) from domain_event_entry")
                .query(Long.class)
                .single();
    }
}
