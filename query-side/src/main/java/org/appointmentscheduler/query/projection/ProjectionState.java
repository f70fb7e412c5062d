package org.appointmentscheduler.query.projection;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** How far a projection is, over all its segments on all nodes, and how it does on this node. */
record ProjectionState(
        String name,

        @Schema(description = "The last position that every segment has read")
        long position,

        @Schema(description = "The last position there is") long head,

        @Schema(description = "How many positions there are still to read")
        long lag,

        int segments,
        boolean running,
        boolean failed,
        boolean replaying,

        @Schema(description = "The part that is read, 0 to 1")
        double progress,

        @Schema(description = "Events that could not be handled and wait for repair")
        long deadLetters) {

    static ProjectionState of(
            String name,
            long head,
            List<SegmentPosition> segments,
            boolean running,
            boolean failed,
            boolean replaying,
            long deadLetters) {
        var position = Math.min(
                head,
                segments.stream().mapToLong(SegmentPosition::position).min().orElse(0));
        return new ProjectionState(
                name,
                position,
                head,
                head - position,
                segments.size(),
                running,
                failed,
                replaying,
                head == 0 ? 1 : (double) position / head,
                deadLetters);
    }
}
