package org.appointmentscheduler.query.projection;

import java.util.Comparator;
import java.util.List;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.query.reading.Page;
import org.appointmentscheduler.query.reading.Refused;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The projections of this process. */
@Component
class Projections {

    private final EventProcessingConfiguration processing;
    private final StoredTokens tokens;
    private final EventPositions events;
    private final ProjectionReplay replay;

    Projections(
            EventProcessingConfiguration processing,
            StoredTokens tokens,
            EventPositions events,
            ProjectionReplay replay) {
        this.processing = processing;
        this.tokens = tokens;
        this.events = events;
        this.replay = replay;
    }

    /** In the order of their names, from the one that comes after the given name. */
    Page<ProjectionState> all(@Nullable String after, int limit) {
        var found = processing.eventProcessors().values().stream()
                .filter(processor -> after == null || processor.getName().compareTo(after) > 0)
                .sorted(Comparator.comparing(EventProcessor::getName))
                .limit(limit + 1L)
                .map(this::state)
                .toList();
        return Page.cut(found, limit, ProjectionState::name);
    }

    ProjectionState replay(String name) {
        var processor = processing
                .eventProcessor(name)
                .orElseThrow(() -> new Refused(Refusal.PROJECTION_NOT_FOUND, "There is no projection of this name."));
        replay.replay(processor);
        return state(processor);
    }

    private ProjectionState state(EventProcessor processor) {
        var segments = segments(processor);
        var head = events.head();
        var position = Math.min(
                head,
                segments.stream().mapToLong(SegmentPosition::position).min().orElse(0));
        return new ProjectionState(
                processor.getName(),
                position,
                head,
                head - position,
                segments.size(),
                processor.isRunning(),
                segments.stream().anyMatch(segment -> segment.isAbandoned(head)),
                segments.stream().anyMatch(SegmentPosition::isReplaying),
                head == 0 ? 1 : (double) position / head,
                deadLetters(processor.getName()));
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
