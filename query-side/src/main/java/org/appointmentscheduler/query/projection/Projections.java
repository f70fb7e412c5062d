package org.appointmentscheduler.query.projection;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.query.reading.Page;
import org.appointmentscheduler.query.reading.Refused;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The projections of this process. */
@Component
class Projections {

    private final EventProcessingConfiguration processing;
    private final StoredTokens tokens;
    private final EventPositions events;
    private final ProjectionReplay replay;
    private final ObjectProvider<NodeView> nodeViews;

    Projections(
            EventProcessingConfiguration processing,
            StoredTokens tokens,
            EventPositions events,
            ProjectionReplay replay,
            ObjectProvider<NodeView> nodeViews) {
        this.processing = processing;
        this.tokens = tokens;
        this.events = events;
        this.replay = replay;
        this.nodeViews = nodeViews;
    }

    /** In the order of their names, from the one that comes after the given name. */
    Page<ProjectionState> all(@Nullable String after, int limit) {
        var states = new TreeMap<String, Supplier<ProjectionState>>();
        processing.eventProcessors().forEach((name, processor) -> states.put(name, () -> state(processor)));
        nodeViews.forEach(view -> states.put(view.name(), () -> state(view)));
        var found = (after == null ? states : states.tailMap(after, false))
                .values().stream().limit(limit + 1L).map(Supplier::get).toList();
        return Page.cut(found, limit, ProjectionState::name);
    }

    ProjectionState replay(String name) {
        var nodeView =
                nodeViews.stream().filter(view -> view.name().equals(name)).findFirst();
        nodeView.ifPresent(NodeView::renew);
        return nodeView.map(this::state).orElseGet(() -> replayed(name));
    }

    private ProjectionState replayed(String name) {
        var processor = processing
                .eventProcessor(name)
                .orElseThrow(() -> new Refused(Refusal.PROJECTION_NOT_FOUND, "There is no projection of this name."));
        replay.replay(processor);
        return state(processor);
    }

    private ProjectionState state(EventProcessor processor) {
        var segments = segments(processor);
        var head = events.head();
        return ProjectionState.of(
                processor.getName(),
                head,
                segments,
                processor.isRunning(),
                segments.stream().anyMatch(segment -> segment.isAbandoned(head)),
                segments.stream().anyMatch(SegmentPosition::isReplaying),
                deadLetters(processor.getName()));
    }

    private ProjectionState state(NodeView view) {
        return ProjectionState.of(
                view.name(),
                events.head(),
                SegmentPosition.of(view),
                view.isFilled(),
                !view.isWell(),
                view.isOutdated(),
                0);
    }

    /** As stored, or as this node knows better: a segment does not store every step. */
    private List<SegmentPosition> segments(EventProcessor processor) {
        return tokens.of(processor.getName()).stream()
                .map(stored -> latest(stored, processor))
                .toList();
    }

    private static SegmentPosition latest(SegmentPosition stored, EventProcessor processor) {
        if (processor instanceof StreamingEventProcessor streaming) {
            var status = streaming.processingStatus().get(stored.segment().getSegmentId());
            var known = status == null
                    ? stored
                    : new SegmentPosition(stored.segment(), status.getTrackingToken(), stored.claimed());
            return known.position() > stored.position() ? known : stored;
        }
        return stored;
    }

    private long deadLetters(String name) {
        return processing
                .deadLetterQueue(name)
                .map(SequencedDeadLetterQueue::size)
                .orElse(0L);
    }
}
