package org.appointmentscheduler.command.explanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.appointmentscheduler.api.AsOf;
import org.axonframework.common.Registration;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * The event store as it was at a moment and, step by step, as it was before. Knows the streams that it was asked for. What
 * is published here never happens.
 */
final class Past implements EventStore {

    private final EventStore events;
    private final @Nullable AsOf moment;
    private final Map<String, List<DomainEventMessage<?>>> streams = new HashMap<>();

    /** @param moment null for now */
    Past(EventStore events, @Nullable AsOf moment) {
        this.events = events;
        this.moment = moment;
    }

    /** Forgets the latest event of the streams that were asked for, if there is one. */
    Optional<DomainEventMessage<?>> stepBack() {
        return streams.values().stream()
                .filter(stream -> !stream.isEmpty())
                .max(Comparator.comparing(stream -> stream.getLast().getTimestamp()))
                .map(List::removeLast);
    }

    @Override
    public DomainEventStream readEvents(String stream) {
        return DomainEventStream.of(streams.computeIfAbsent(stream, this::recorded));
    }

    private List<DomainEventMessage<?>> recorded(String stream) {
        return new ArrayList<>(events.readEvents(stream)
                .asStream()
                .takeWhile(event -> moment == null || moment.includes(event.getTimestamp()))
                .toList());
    }

    @Override
    public void publish(List<? extends EventMessage<?>> neverHappens) {}

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> processor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super EventMessage<?>> dispatchInterceptor) {
        throw new UnsupportedOperationException();
    }
}
