package org.appointmentscheduler.axonserver;

import org.appointmentscheduler.command.messaging.UnknownEvent;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;

/** Keeps the events. Streams are short by design, so no snapshot is ever written, and none is looked for. */
final class ShortStreams extends AxonServerEventStore {

    private ShortStreams(Builder builder) {
        super(builder);
    }

    static ShortStreams of(Builder builder) {
        builder.build(); // Which gives the builder the storage engine that nobody else can make.
        return new ShortStreams(builder);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier) {
        return readEvents(aggregateIdentifier, 0);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        var events = super.readEvents(aggregateIdentifier, firstSequenceNumber);
        return DomainEventStream.of(events.asStream().map(UnknownEvent::requireKnown), events::getLastSequenceNumber);
    }
}
