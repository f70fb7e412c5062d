package org.appointmentscheduler.server.eventstore;

import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.springframework.stereotype.Component;

/** Whether a view is kept up to date, as far as this node is concerned. */
@Component
public final class Vitality {

    private final TokenStore tokens;

    Vitality(TokenStore tokens) {
        this.tokens = tokens;
    }

    /**
     * False when the processor has stopped, or fails over a segment that no other node is at work on. A processor that
     * has failed remembers that until it has a segment again, which it never gets when the others have taken them all.
     */
    public boolean isWell(EventProcessor processor) {
        return processor.isRunning()
                && (!processor.isError()
                        || tokens.fetchAvailableSegments(processor.getName()).isEmpty());
    }
}
