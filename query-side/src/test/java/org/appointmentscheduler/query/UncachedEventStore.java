package org.appointmentscheduler.query;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** Everybody reads the table, as in the server, so that nobody is told of events that another test had. */
final class UncachedEventStore extends AbstractEventStore {

    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();

    UncachedEventStore(EventStorageEngine engine) {
        super(new Builder().storageEngine(engine));
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        super.afterCommit(events);
        streams.forEach(Stream::tell);
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken token) {
        var stream = new Stream(storageEngine().readEvents(token, false).iterator());
        streams.add(stream);
        return stream;
    }

    private static final class Builder extends AbstractEventStore.Builder {}

    private final class Stream implements TrackingEventStream {

        private final Iterator<? extends TrackedEventMessage<?>> events;
        private volatile Runnable callback = () -> {};
        private @Nullable TrackedEventMessage<?> next;

        Stream(Iterator<? extends TrackedEventMessage<?>> events) {
            this.events = events;
        }

        void tell() {
            synchronized (this) {
                notifyAll();
            }
            callback.run();
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            this.callback = callback;
            return true;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            if (next == null && events.hasNext()) {
                next = events.next();
            }
            return Optional.ofNullable(next);
        }

        @Override
        public synchronized boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            if (peek().isEmpty()) {
                unit.timedWait(this, timeout);
            }
            return peek().isPresent();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
                // Goes on waiting.
            }
            var event = peek().orElseThrow();
            next = null;
            return event;
        }

        @Override
        public void close() {
            streams.remove(this);
        }
    }
}
