package org.appointmentscheduler.server.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.appointmentscheduler.server.eventstore.Vitality;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.jspecify.annotations.Nullable;

/** How far each view of this node is, and what it could not digest. */
final class ViewMetrics {

    static final String LAG = "scheduler.projection.lag";
    static final String PROGRESS = "scheduler.projection.progress";
    static final String RUNNING = "scheduler.projection.running";
    static final String DEAD_LETTERS = "scheduler.projection.dead.letters";

    private final EventProcessingConfiguration processing;
    private final StreamableMessageSource<?> events;
    private final Vitality vitality;

    ViewMetrics(EventProcessingConfiguration processing, StreamableMessageSource<?> events, Vitality vitality) {
        this.vitality = vitality;
        this.processing = processing;
        this.events = events;
    }

    void register(MeterRegistry meters) {
        processors().forEach(processor -> {
            gauge(meters, processor, LAG, "Events stored that this node's segments have not handled", this::lag);
            gauge(
                    meters,
                    processor,
                    PROGRESS,
                    "The part of all events that this node's segments have read",
                    this::progress);
            gauge(meters, processor, RUNNING, "1 when it runs without an error", view -> vitality.isWell(view) ? 1 : 0);
            gauge(meters, processor, DEAD_LETTERS, "Events set aside because their handler failed", this::deadLetters);
        });
    }

    private Stream<StreamingEventProcessor> processors() {
        return processing.eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast);
    }

    private static void gauge(
            MeterRegistry meters,
            StreamingEventProcessor processor,
            String name,
            String description,
            ToDoubleFunction<StreamingEventProcessor> value) {
        Gauge.builder(name, processor, value)
                .description(description)
                .tag("projection", processor.getName())
                .register(meters);
    }

    private double progress(StreamingEventProcessor processor) {
        var head = position(events.createHeadToken());
        return head == 0 ? 1 : (double) (head - lag(processor, head)) / head;
    }

    private double lag(StreamingEventProcessor processor) {
        return lag(processor, position(events.createHeadToken()));
    }

    private static long lag(StreamingEventProcessor processor, long head) {
        return processor.processingStatus().values().stream()
                .mapToLong(segment -> head - position(segment.getTrackingToken()))
                .max()
                .orElse(0);
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    private double deadLetters(StreamingEventProcessor processor) {
        return processing
                .deadLetterQueue(processor.getName())
                .map(SequencedDeadLetterQueue::size)
                .orElse(0L);
    }
}
