package org.appointmentscheduler.command.simulation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.appointmentscheduler.command.messaging.Writes;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** The world's events as the framework reads and appends them. */
record Store(World world) implements EventStorageEngine {

    @Override
    @SuppressWarnings("unchecked")
    public void appendEvents(List<? extends EventMessage<?>> events) {
        Writes.current().append(all -> world.append((List<? extends DomainEventMessage<?>>) (List<?>) all), events);
    }

    @Override
    public DomainEventStream readEvents(String stream, long first) {
        var events = world.stream(stream).stream()
                .filter(event -> event.getSequenceNumber() >= first)
                .toList();
        return DomainEventStream.of(events);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("Streams are short");
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(TrackingToken token, boolean mayBlock) {
        throw new UnsupportedOperationException("There are no views");
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String stream) {
        return Optional.empty();
    }
}
