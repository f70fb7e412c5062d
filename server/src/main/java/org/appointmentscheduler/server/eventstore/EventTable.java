package org.appointmentscheduler.server.eventstore;

import java.sql.SQLException;
import java.util.Optional;
import org.appointmentscheduler.command.messaging.UnknownEvent;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/** Keeps the events. Streams are short by design, so no snapshot is ever written, and none is looked for. */
final class EventTable extends JdbcEventStorageEngine {

    private final SQLExceptionTranslator translator;

    EventTable(Builder builder, SQLExceptionTranslator translator) {
        super(builder);
        this.translator = translator;
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        var events = super.readEvents(aggregateIdentifier, firstSequenceNumber);
        return DomainEventStream.of(events.asStream().map(UnknownEvent::requireKnown), events::getLastSequenceNumber);
    }

    /**
     * A lost race is a lost race on every engine, whether it shows as a duplicate, a deadlock or a lock not got. An
     * append may span two streams, so it does not matter that the first event would have begun one.
     */
    @Override
    protected void handlePersistenceException(Exception exception, EventMessage<?> failedEvent) {
        var translated =
                exception instanceof SQLException refusal ? translator.translate("append events", null, refusal) : null;
        if (translated instanceof DuplicateKeyException || translated instanceof ConcurrencyFailureException) {
            throw new ConcurrencyException("Another was faster than " + failedEvent.getIdentifier(), translated);
        }
        throw new EventStoreException("Could not append the events", translated == null ? exception : translated);
    }
}
