package org.appointmentscheduler.server.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.appointmentscheduler.query.projection.NodeView;
import org.appointmentscheduler.server.eventstore.ViewLag;
import org.appointmentscheduler.server.eventstore.Vitality;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.springframework.beans.factory.ObjectProvider;

/** How far each view of this node is, and what it could not digest. */
final class ViewMetrics {

    static final String LAG = "scheduler.projection.lag";
    static final String PROGRESS = "scheduler.projection.progress";
    static final String RUNNING = "scheduler.projection.running";
    static final String DEAD_LETTERS = "scheduler.projection.dead.letters";

    private final EventProcessingConfiguration processing;
    private final ViewLag lag;
    private final Vitality vitality;
    private final ObjectProvider<NodeView> nodeViews;

    ViewMetrics(
            EventProcessingConfiguration processing,
            ViewLag lag,
            Vitality vitality,
            ObjectProvider<NodeView> nodeViews) {
        this.vitality = vitality;
        this.processing = processing;
        this.lag = lag;
        this.nodeViews = nodeViews;
    }

    void register(MeterRegistry meters) {
        processors().forEach(view -> {
            var name = view.getName();
            common(meters, name, view, it -> lag.of(it, lag.head()), vitality::isWell);
            gauge(meters, name, view, DEAD_LETTERS, "Events set aside because their handler failed", this::deadLetters);
        });
        nodeViews.forEach(view -> common(meters, view.name(), view, it -> lag.of(it, lag.head()), NodeView::isWell));
    }

    private <V> void common(
            MeterRegistry meters, String name, V view, ToDoubleFunction<V> behind, Predicate<V> isWell) {
        gauge(meters, name, view, LAG, "Events stored that this node's segments have not handled", behind);
        gauge(
                meters,
                name,
                view,
                PROGRESS,
                "The part of all events that this node's segments have read",
                it -> progress(behind.applyAsDouble(it)));
        gauge(meters, name, view, RUNNING, "1 when it runs without an error", it -> isWell.test(it) ? 1 : 0);
    }

    private Stream<StreamingEventProcessor> processors() {
        return processing.eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast);
    }

    private static <V> void gauge(
            MeterRegistry meters,
            String projection,
            V view,
            String name,
            String description,
            ToDoubleFunction<V> value) {
        Gauge.builder(name, view, value)
                .description(description)
                .tag("projection", projection)
                .register(meters);
    }

    private double progress(double behind) {
        var head = lag.head();
        return head == 0 ? 1 : (head - behind) / head;
    }

    private double deadLetters(StreamingEventProcessor processor) {
        return processing
                .deadLetterQueue(processor.getName())
                .map(SequencedDeadLetterQueue::size)
                .orElse(0L);
    }
}
