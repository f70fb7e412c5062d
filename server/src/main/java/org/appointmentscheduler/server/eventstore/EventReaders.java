package org.appointmentscheduler.server.eventstore;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who wait for events. One thread wakes them all, so that whoever stores an event is not held up, and what is
 * stored in quick succession wakes them once.
 */
final class EventReaders implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EventReaders.class);

    /** How long what is stored after a waking waits for the next. */
    private static final int PAUSE_MILLIS = 5;

    /** How late a reader may be when another node has stored an event and its ring got lost. */
    private static final int LOOK_MILLIS = 100;

    private final LongSupplier head;
    private final Set<Runnable> readers = ConcurrentHashMap.newKeySet();
    private final Semaphore news = new Semaphore(0);
    private final Thread waker;

    /** @param head the position of the last event, asked for by polling */
    EventReaders(LongSupplier head) {
        this.head = head;
        waker = Thread.ofPlatform().daemon().name("event-readers").start(this::wakeUntilClosed);
    }

    void add(Runnable reader) {
        readers.add(reader);
    }

    void remove(Runnable reader) {
        readers.remove(reader);
    }

    /** Something was stored. */
    void tell() {
        news.release();
    }

    private void wakeUntilClosed() {
        var seen = -1L;
        try {
            while (true) {
                if (news.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                    wake();
                } else {
                    var last = look(seen);
                    if (last != seen) {
                        seen = last;
                        wake();
                    }
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Closed.
        }
    }

    private long look(long seen) {
        try {
            return readers.isEmpty() ? seen : head.getAsLong();
        } catch (RuntimeException e) {
            log.debug("Cannot look for events; views follow when it works again", e);
            return seen;
        }
    }

    private void wake() {
        readers.forEach(Runnable::run);
    }

    @Override
    public void close() {
        waker.interrupt();
    }
}
