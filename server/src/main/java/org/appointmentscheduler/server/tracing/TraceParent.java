package org.appointmentscheduler.server.tracing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.Message;

/**
 * Where a message belongs in a trace, in the form of W3C's header. Only identifiers are kept: what else a caller may
 * attach to a trace could be anything, and events are for ever.
 */
final class TraceParent {

    static final String KEY = "traceparent";

    private final Propagator propagator;

    TraceParent(Propagator propagator) {
        this.propagator = propagator;
    }

    Map<String, String> of(Span span) {
        var kept = new HashMap<String, String>();
        propagator.inject(span.context(), kept, (_, key, value) -> {
            if (key.equals(KEY)) {
                kept.put(key, value);
            }
        });
        return kept;
    }

    static boolean isIn(Message<?> message) {
        return message.getMetaData().containsKey(KEY);
    }

    /** A span that continues the trace of the message. */
    Span.Builder continued(Message<?> message) {
        var metaData = message.getMetaData();
        return propagator.extract(metaData, (_, key) -> key.equals(KEY) ? (String) metaData.get(key) : null);
    }
}
