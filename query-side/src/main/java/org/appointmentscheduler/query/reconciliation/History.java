package org.appointmentscheduler.query.reconciliation;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The streams of the event store, straight from there. */
@Component
class History {

    private final JdbcClient database;
    private final EventStore events;

    History(JdbcClient database, EventStore events) {
        this.database = database;
        this.events = events;
    }

    /** The stream of some event of the family. */
    Optional<String> anyStream(Class<?> family, RandomGenerator random) {
        var head = database.sql("select coalesce(max(global_index), 0) from domain_event_entry")
                .query(Long.class)
                .single();
        return head == 0 ? Optional.empty() : firstFrom(random.nextLong(head) + 1, family);
    }

    private Optional<String> firstFrom(long position, Class<?> family) {
        return database.sql("""
                        select aggregate_identifier from domain_event_entry
                        where global_index >= :position and payload_type like :family
                        order by global_index fetch first 1 rows only""")
                .param("position", position)
                .param("family", family.getName() + "$%")
                .query(String.class)
                .optional();
    }

    List<? extends DomainEventMessage<?>> of(String stream) {
        return events.readEvents(stream, 0).asStream().toList();
    }

    /** Where in the list of all events those of the stream are, oldest first. */
    List<Long> positions(String stream) {
        return database.sql("""
                        select global_index from domain_event_entry
                        where aggregate_identifier = :stream order by sequence_number""")
                .param("stream", stream)
                .query((row, _) -> row.getLong("global_index"))
                .list();
    }
}
