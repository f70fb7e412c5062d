package org.appointmentscheduler.query.projection;

import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/**
 * How far one segment of a projection has read.
 *
 * @param token null before its first event
 * @param claimed whether some node is at work on it
 */
record SegmentPosition(Segment segment, @Nullable TrackingToken token, boolean claimed) {

    /** A node reads for itself all there is. Empty before its view is filled. */
    static List<SegmentPosition> of(NodeView view) {
        return view.isFilled() ? List.of(new SegmentPosition(Segment.ROOT_SEGMENT, view.token(), true)) : List.of();
    }

    /** Where the next event is read. */
    Optional<TrackingToken> reached() {
        return Optional.ofNullable(WrappedToken.unwrapLowerBound(token));
    }

    long position() {
        return reached().map(reached -> reached.position().orElse(0)).orElse(0L);
    }

    /**
     * Whether there is something to read and no node at work on it: whoever failed over it has let it go. For a moment
     * also when a node hands it to another.
     */
    boolean isAbandoned(long head) {
        return !claimed && position() < head;
    }

    boolean isReplaying() {
        return position() < ReplayToken.getTokenAtReset(token).orElse(0);
    }

    /** Before this position nothing is missing. */
    long completeTo() {
        return WrappedToken.unwrapLowerBound(token) instanceof GapAwareTrackingToken reached && reached.hasGaps()
                ? Math.min(reached.getGaps().first() - 1, position())
                : position();
    }

    boolean covers(long position) {
        return position <= position()
                && !(WrappedToken.unwrapLowerBound(token) instanceof GapAwareTrackingToken reached
                        && reached.getGaps().contains(position));
    }
}
