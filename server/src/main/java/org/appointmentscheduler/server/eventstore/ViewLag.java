package org.appointmentscheduler.server.eventstore;

import java.util.function.Predicate;
import org.appointmentscheduler.query.projection.NodeView;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** How many of the stored events this node's part of a view has not read. */
@Component
public final class ViewLag {

    private final StreamableMessageSource<TrackedEventMessage<?>> events;

    ViewLag(@Qualifier("eventSource") StreamableMessageSource<TrackedEventMessage<?>> events) {
        this.events = events;
    }

    /** The position of the last event. */
    public long head() {
        return position(events.createHeadToken());
    }

    public long of(StreamingEventProcessor view, long head) {
        return of(view, head, _ -> true);
    }

    public long of(NodeView view, long head) {
        return head - position(view.token());
    }

    /** Leaves out what is being read again because somebody asked for that. */
    public long unasked(StreamingEventProcessor view, long head) {
        return of(view, head, segment -> !segment.isReplaying());
    }

    private static long of(StreamingEventProcessor view, long head, Predicate<EventTrackerStatus> which) {
        return view.processingStatus().values().stream()
                .filter(which)
                .mapToLong(segment -> head - position(segment.getTrackingToken()))
                .max()
                .orElse(0);
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }
}
