package org.appointmentscheduler.query.sealing;

import java.util.List;
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

    /** The last position there is. */
    public long head() {
        return database.sql("select coalesce(max(global_index), 0) from domain_event_entry")
                .query(Long.class)
                .single();
    }
}
