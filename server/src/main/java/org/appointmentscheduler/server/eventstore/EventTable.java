package org.appointmentscheduler.server.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.appointmentscheduler.command.messaging.UnknownEvent;
import org.appointmentscheduler.command.messaging.Writes;
import org.appointmentscheduler.command.messaging.Writes.BatchWriter;
import org.appointmentscheduler.server.database.Engine;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/** Keeps the events. Streams are short by design, so no snapshot is ever written, and none is looked for. */
final class EventTable extends JdbcEventStorageEngine {

    /** Decided by {@link Gaps} instead, so what the framework goes by, time and distance, must never come first. */
    private static final int NEVER = Integer.MAX_VALUE;

    private static final int MOST_IN_FLIGHT = 100_000;

    private final Engine engine;
    private final SQLExceptionTranslator translator;
    private final Gaps gaps;
    private final BatchWriter<EventMessage<?>> appender = this::append;

    EventTable(Builder builder, Engine engine, SQLExceptionTranslator translator, Gaps gaps) {
        super(builder.gapTimeout(NEVER).gapCleaningThreshold(NEVER).maxGapOffset(MOST_IN_FLIGHT));
        this.engine = engine;
        this.translator = translator;
        this.gaps = gaps;
    }

    /** Gathers what a command appends; what it costs to write it as text is not left to the one who writes for all. */
    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        var writes = Writes.ifGathered();
        if (writes.isEmpty()) {
            super.appendEvents(events, serializer);
            return;
        }
        for (var event : events) {
            event.serializePayload(serializer, String.class);
            event.serializeMetaData(serializer, String.class);
        }
        writes.get().append(appender, events);
    }

    private void append(List<EventMessage<?>> events) {
        super.appendEvents(events, getEventSerializer());
    }

    /** H2 gives an event its position, and only then takes the lock that shows that somebody writes. */
    @Override
    protected PreparedStatement appendEvents(
            Connection connection, List<? extends EventMessage<?>> events, Serializer serializer) throws SQLException {
        if (engine == Engine.H2) {
            try (var lock = connection.prepareStatement("delete from domain_event_entry where global_index = -1")) {
                lock.executeUpdate();
            }
        }
        return super.appendEvents(connection, events, serializer);
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        if (!(lastToken instanceof GapAwareTrackingToken token) || !token.hasGaps()) {
            return super.fetchTrackedEvents(lastToken, batchSize);
        }
        // Before the events are read: what turned up meanwhile is among them, and only the rest is forgotten.
        var settled = gaps.settledUpTo(token.getGaps().last());
        return super.fetchTrackedEvents(token, batchSize).stream()
                .map(event -> withoutGapsUpTo(settled, event, token))
                .toList();
    }

    /**
     * An event that fills a gap is left as it is, and no other says more than that what is before it is settled: readers
     * compare tokens to tell what they have read, and would take an event they still wait for as read.
     */
    @SuppressWarnings("unchecked")
    private static <T> TrackedEventData<T> withoutGapsUpTo(
            long settled, TrackedEventData<T> event, GapAwareTrackingToken before) {
        var token = (GapAwareTrackingToken) event.trackingToken();
        return token.getIndex() == before.getIndex()
                ? event
                : new TrackedDomainEventData<>(
                        token.withGapsTruncatedAt(Math.min(settled + 1, token.getIndex())), (DomainEventData<T>) event);
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
