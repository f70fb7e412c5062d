package org.appointmentscheduler.server.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.appointmentscheduler.server.eventstore.ViewLag;
import org.appointmentscheduler.server.eventstore.Vitality;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;

/** How far each view of this node is, and what it could not digest. */
final class ViewMetrics {

    static final String LAG = "scheduler.projection.lag";
    static final String PROGRESS = "scheduler.projection.progress";
    static final String RUNNING = "scheduler.projection.running";
    static final String DEAD_LETTERS = "scheduler.projection.dead.letters";

    private final EventProcessingConfiguration processing;
    private final ViewLag lag;
    private final Vitality vitality;

    ViewMetrics(EventProcessingConfiguration processing, ViewLag lag, Vitality vitality) {
        this.vitality = vitality;
        this.processing = processing;
        this.lag = lag;
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
        var head = lag.head();
        return head == 0 ? 1 : (double) (head - lag.of(processor, head)) / head;
    }

    private double lag(StreamingEventProcessor processor) {
        return lag.of(processor, lag.head());
    }

    private double deadLetters(StreamingEventProcessor processor) {
        return processing
                .deadLetterQueue(processor.getName())
                .map(SequencedDeadLetterQueue::size)
                .orElse(0L);
    }
}
