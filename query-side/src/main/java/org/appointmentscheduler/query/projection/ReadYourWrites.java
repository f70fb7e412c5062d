package org.appointmentscheduler.query.projection;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.query.projection.EventPositions.EventPosition;
import org.appointmentscheduler.query.reading.Refused;
import org.springframework.stereotype.Component;

/** Lets a caller wait until the views show a change, whichever node keeps them. */
@Component
class ReadYourWrites {

    private static final long PATIENCE_NANOS = 2_000_000_000;
    private static final long PAUSE_NANOS = 5_000_000;

    private final EventPositions events;
    private final StoredTokens tokens;
    private final List<NodeView> nodeViews;

    ReadYourWrites(EventPositions events, StoredTokens tokens, List<NodeView> nodeViews) {
        this.events = events;
        this.tokens = tokens;
        this.nodeViews = nodeViews;
    }

    /** Returns when the views show the change and everything before it; refuses when that takes too long. */
    void await(ConsistencyToken token, List<View> views) {
        var giveUp = System.nanoTime() + PATIENCE_NANOS;
        var position = poll(() -> events.of(token), giveUp);
        for (var view : views) {
            await(view.events(), () -> tokens.of(view.name()), position, giveUp);
        }
        for (var view : nodeViews) {
            await(view.events(), () -> SegmentPosition.of(view), position, giveUp);
        }
    }

    private void await(Class<?> family, Supplier<List<SegmentPosition>> view, long position, long giveUp) {
        var unseen = poll(() -> unseen(family, view.get(), position), giveUp);
        poll(() -> shows(unseen, view) ? Optional.of(true) : Optional.empty(), giveUp);
    }

    /**
     * The events of the view that it has perhaps not seen yet. Asking for these and not for the position itself matters
     * because a segment stores how far it has read only when there was something in it for itself, or every few seconds.
     */
    private Optional<List<EventPosition>> unseen(Class<?> family, List<SegmentPosition> view, long position) {
        return view.stream()
                .map(SegmentPosition::completeTo)
                .min(Long::compare)
                .map(complete -> events.between(complete, position, family));
    }

    private static boolean shows(List<EventPosition> unseen, Supplier<List<SegmentPosition>> view) {
        if (unseen.isEmpty()) {
            return true;
        }
        var segments = view.get();
        return unseen.stream()
                .allMatch(event -> segments.stream()
                        .filter(segment -> segment.segment().matches(event.stream()))
                        .allMatch(segment -> segment.covers(event.position())));
    }

    private static <T> T poll(Supplier<Optional<T>> question, long giveUp) {
        var answer = question.get();
        while (answer.isEmpty()) {
            if (System.nanoTime() - giveUp > 0 || Thread.currentThread().isInterrupted()) {
                throw new Refused(Refusal.PROJECTION_BEHIND, "The change is not visible yet. Ask again.");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            answer = question.get();
        }
        return answer.get();
    }
}
