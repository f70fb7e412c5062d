package org.appointmentscheduler.server.eventstore;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** An event store that several nodes share: whoever stores tells the others, so their views need not wait for a poll. */
final class SharedEventStore extends EmbeddedEventStore implements AutoCloseable {

    private final Doorbell doorbell;

    SharedEventStore(EmbeddedEventStore.Builder builder, Doorbell.Connector connector) {
        super(builder);
        doorbell = new Doorbell(connector, () -> super.afterCommit(List.of()));
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        super.afterCommit(events);
        doorbell.ring();
    }

    @Override
    public void close() {
        doorbell.close();
    }
}
