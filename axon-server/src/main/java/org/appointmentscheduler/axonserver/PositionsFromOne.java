package org.appointmentscheduler.axonserver;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.appointmentscheduler.command.messaging.UnknownEvent;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Axon Server's events, counted from one as the event table does. Everything that reads positions takes zero for "before
 * the first", and would never see an event that has that number.
 */
record PositionsFromOne(StreamableMessageSource<TrackedEventMessage<?>> source)
        implements StreamableMessageSource<TrackedEventMessage<?>> {

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new Shifted(source.openStream(moved(token, -1)));
    }

    /** Known without asking, so that a view's first start does not depend on the connection. */
    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        var head = moved(source.createHeadToken(), 1);
        return head == null ? createTailToken() : head;
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant instant) {
        return moved(source.createTokenAt(instant), 1);
    }

    private static @Nullable TrackingToken moved(@Nullable TrackingToken token, int by) {
        return switch (token) {
            case null -> null;
            case GlobalSequenceTrackingToken known -> new GlobalSequenceTrackingToken(known.getGlobalIndex() + by);
            default -> throw new IllegalArgumentException("Not a position of Axon Server: " + token);
        };
    }

    private record Shifted(BlockingStream<TrackedEventMessage<?>> stream) implements TrackingEventStream {

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return stream.peek().map(Shifted::shifted);
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return stream.hasNextAvailable(timeout, unit);
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return shifted(UnknownEvent.requireKnown(stream.nextAvailable()));
        }

        private static TrackedEventMessage<?> shifted(TrackedEventMessage<?> event) {
            return event.withTrackingToken(moved(event.trackingToken(), 1));
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            return stream.setOnAvailableCallback(callback);
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            stream.skipMessagesWithPayloadTypeOf(ignored);
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
