package org.appointmentscheduler.query.projection;

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

    long position() {
        var reached = WrappedToken.unwrapLowerBound(token);
        return reached == null ? 0 : reached.position().orElse(0);
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
