package org.appointmentscheduler.server.eventstore;

import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.appointmentscheduler.command.messaging.UnknownEvent;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/** Reads as far as there are events, and goes on from there when asked again. Stops before what it cannot understand. */
final class EventStream implements TrackingEventStream {

    private final Iterator<? extends TrackedEventMessage<?>> events;
    private final EventReaders readers;
    private final Semaphore news = new Semaphore(0);
    private final Runnable reader = this::tell;
    private volatile Runnable callback = () -> {};
    private @Nullable TrackedEventMessage<?> next;

    /** @param events whose end is only the end for now */
    EventStream(Iterator<? extends TrackedEventMessage<?>> events, EventReaders readers) {
        this.events = events;
        this.readers = readers;
        readers.add(reader);
    }

    private void tell() {
        news.release();
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
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        var giveUp = System.nanoTime() + unit.toNanos(timeout);
        news.drainPermits();
        while (peek().isEmpty()) {
            if (!news.tryAcquire(giveUp - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (peek().isEmpty()) {
            news.acquire();
        }
        var event = UnknownEvent.requireKnown(peek().orElseThrow());
        next = null;
        return event;
    }

    @Override
    public void close() {
        readers.remove(reader);
    }
}
