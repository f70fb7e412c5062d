package org.appointmentscheduler.query.projection;

import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** How much of the history is certain to be in a view. */
@Component
public class Coverage {

    private final StoredTokens tokens;

    Coverage(StoredTokens tokens) {
        this.tokens = tokens;
    }

    /** Whether the view has read the event of the stream at the position. */
    public boolean includes(String view, String stream, long position) {
        return tokens.of(view).stream()
                .filter(segment -> segment.segment().matches(stream))
                .anyMatch(segment -> segment.covers(position));
    }

    /** Where the view has read everything before, whoever asks; empty when there may be no such place. */
    public Optional<TrackingToken> completeTo(String view) {
        var reached = tokens.of(view).stream().map(SegmentPosition::reached).toList();
        return reached.stream().allMatch(Optional::isPresent)
                ? reached.stream().flatMap(Optional::stream).reduce(TrackingToken::lowerBound)
                : Optional.empty();
    }

    /**
     * After how many replays the view has read again all that it had read before, so that a copy can tell whether its
     * rows are still those of the view; empty while one goes on.
     */
    public OptionalLong replays(String view) {
        return tokens.of(view).stream().anyMatch(SegmentPosition::isReplaying)
                ? OptionalLong.empty()
                : OptionalLong.of(tokens.replays(view));
    }
}
