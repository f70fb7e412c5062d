package org.appointmentscheduler.server.transaction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.appointmentscheduler.command.messaging.Writes;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds, with one question, those who go on from where their streams are no more: they will lose their race. */
final class Overtaken {

    private final JdbcClient database;

    Overtaken(JdbcClient database) {
        this.database = database;
    }

    Predicate<Writes> among(List<Writes> all) {
        var streams = all.stream()
                .flatMap(Overtaken::events)
                .map(DomainEventMessage::getAggregateIdentifier)
                .collect(Collectors.toSet());
        var heads = new HashMap<String, Long>();
        if (!streams.isEmpty()) {
            database.sql("""
                            select aggregate_identifier, max(sequence_number) as head from domain_event_entry
                            where aggregate_identifier in (:streams) group by aggregate_identifier""").param("streams", streams).query(row -> {
                heads.put(row.getString("aggregate_identifier"), row.getLong("head"));
            });
        }
        return writes -> events(writes).anyMatch(event -> isTaken(event, heads));
    }

    private static Stream<DomainEventMessage<?>> events(Writes writes) {
        return writes.events().stream()
                .filter(DomainEventMessage.class::isInstance)
                .map(event -> (DomainEventMessage<?>) event);
    }

    private static boolean isTaken(DomainEventMessage<?> event, Map<String, Long> heads) {
        return event.getSequenceNumber() <= heads.getOrDefault(event.getAggregateIdentifier(), -1L);
    }
}
