package org.appointmentscheduler.server.tracing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.time.InstantSource;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * A span for each event that a view handles, in the trace of its command. None for an event that is old or replayed: a
 * trace ends soon after its request, and a rebuild is not a million traces.
 */
final class ViewTracing implements MessageHandlerInterceptor<EventMessage<?>> {

    private static final Duration OLD = Duration.ofMinutes(1);

    private final String projection;
    private final Tracer tracer;
    private final TraceParent parent;
    private final InstantSource clock;

    ViewTracing(String projection, Tracer tracer, TraceParent parent, InstantSource clock) {
        this.projection = projection;
        this.tracer = tracer;
        this.parent = parent;
        this.clock = clock;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        var event = unitOfWork.getMessage();
        if (!belongsToATrace(event)) {
            return chain.proceed();
        }
        var span = parent.continued(event)
                .name(projection + " " + event.getPayloadType().getSimpleName())
                .kind(Span.Kind.CONSUMER)
                .start();
        unitOfWork.onCleanup(_ -> span.end());
        try (var _ = tracer.withSpan(span)) {
            return chain.proceed();
        }
    }

    private boolean belongsToATrace(EventMessage<?> event) {
        return TraceParent.isIn(event)
                && !ReplayToken.isReplay(event)
                && event.getTimestamp().isAfter(clock.instant().minus(OLD));
    }
}
