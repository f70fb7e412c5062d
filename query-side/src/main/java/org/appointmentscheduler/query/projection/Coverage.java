package org.appointmentscheduler.query.projection;

import org.springframework.stereotype.Component;

/** How much of the history is certain to be in a view. */
@Component
public class Coverage {

    private final StoredTokens tokens;

    Coverage(StoredTokens tokens) {
        this.tokens = tokens;
    }

    /** The position up to which the view has read every event of the stream. */
    public long of(String view, String stream) {
        return tokens.of(view).stream()
                .filter(segment -> segment.segment().matches(stream))
                .mapToLong(SegmentPosition::completeTo)
                .min()
                .orElse(0);
    }
}
