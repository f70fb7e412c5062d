package org.appointmentscheduler.server.eventstore;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.appointmentscheduler.command.messaging.UnknownEvent;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells readers when there is something to read, and stops them before what they cannot understand. The event store's own streams do not, and a pooled processor that is
 * not told looks only twice a second, so a caller would wait that long to see what it has written.
 */
final class PromptStreams implements StreamableMessageSource<TrackedEventMessage<?>>, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PromptStreams.class);
    private static final int LOOK_MILLIS = 1_000;
    private static final int RETRY_MILLIS = 500;

    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final Set<Runnable> readers = ConcurrentHashMap.newKeySet();
    private final Thread watcher;

    PromptStreams(StreamableMessageSource<TrackedEventMessage<?>> source) {
        this.source = source;
        watcher = Thread.ofVirtual().name("stream-watcher").unstarted(this::watchUntilClosed);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new PromptStream(source.openStream(token));
    }

    /** Before the first event, even before one that is being committed right now: a new view starts here. */
    @Override
    public TrackingToken createTailToken() {
        return GapAwareTrackingToken.newInstance(0, List.of());
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return source.createHeadToken();
    }

    @Override
    public void close() {
        watcher.interrupt();
    }

    private synchronized void add(Runnable reader) {
        readers.add(reader);
        if (watcher.getState() == Thread.State.NEW) {
            watcher.start();
        }
    }

    private void watchUntilClosed() {
        try {
            while (true) {
                watch();
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Closed.
        }
    }

    /** Reads like everybody else, so whatever it sees, everybody else can read. */
    private void watch() throws InterruptedException {
        try (var stream = source.openStream(source.createHeadToken())) {
            while (!Thread.currentThread().isInterrupted()) {
                if (stream.hasNextAvailable(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    stream.nextAvailable();
                    readers.forEach(Runnable::run);
                }
            }
        } catch (RuntimeException e) {
            log.debug("Cannot watch the events; views follow by polling until it works again", e);
        }
    }

    private final class PromptStream implements TrackingEventStream {

        private final BlockingStream<TrackedEventMessage<?>> stream;
        private @Nullable Runnable reader;

        PromptStream(BlockingStream<TrackedEventMessage<?>> stream) {
            this.stream = stream;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            reader = callback;
            add(callback);
            return true;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return stream.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return stream.hasNextAvailable(timeout, unit);
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return UnknownEvent.requireKnown(stream.nextAvailable());
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> message) {
            stream.skipMessagesWithPayloadTypeOf(message);
        }

        @Override
        public void close() {
            if (reader != null) {
                readers.remove(reader);
            }
            stream.close();
        }
    }
}
