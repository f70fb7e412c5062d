package org.appointmentscheduler.query.projection;

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
}
