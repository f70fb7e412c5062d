package org.appointmentscheduler.server.eventstore;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * The event store in the database. Whoever stores events wakes all who read them, on this node and on the others. Each
 * reads the table for itself: in a stream that several share, one that is ahead would miss an event that fills a gap.
 */
final class TableEventStore extends AbstractEventStore implements AutoCloseable {

    private final EventReaders readers;
    private final @Nullable Doorbell doorbell;

    /** @param others how to reach the other nodes; null when there are none */
    TableEventStore(EventStorageEngine engine, Doorbell.@Nullable Connector others) {
        super(new Builder().storageEngine(engine));
        readers = new EventReaders(this::head);
        doorbell = others == null ? null : new Doorbell(others, readers::tell);
    }

    /** @param reader is run soon after something was stored, and now and then without a reason */
    void tell(Runnable reader) {
        readers.add(reader);
    }

    private long head() {
        var token = createHeadToken();
        return token == null ? 0 : token.position().orElse(0);
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        super.afterCommit(events);
        readers.tell();
        if (doorbell != null) {
            doorbell.ring();
        }
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken token) {
        return new EventStream(storageEngine().readEvents(token, false).iterator(), readers);
    }

    /** Before the first event, even before one that is being committed right now: a new view starts here. */
    @Override
    public TrackingToken createTailToken() {
        return GapAwareTrackingToken.newInstance(0, List.of());
    }

    @Override
    public void close() {
        readers.close();
        if (doorbell != null) {
            doorbell.close();
        }
    }

    private static final class Builder extends AbstractEventStore.Builder {}
}
