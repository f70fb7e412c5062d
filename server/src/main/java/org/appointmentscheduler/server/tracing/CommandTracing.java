package org.appointmentscheduler.server.tracing;

import io.micrometer.tracing.Tracer;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * A span for each attempt at a command, to its commit or rollback, inside that of its request; for what a timer does, one
 * that begins a trace. The events get to know it.
 */
final class CommandTracing implements MessageHandlerInterceptor<Message<?>> {

    private final Tracer tracer;
    private final TraceParent parent;

    CommandTracing(Tracer tracer, TraceParent parent) {
        this.tracer = tracer;
        this.parent = parent;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends Message<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        var name = unitOfWork.getMessage().getPayloadType().getSimpleName();
        var span = tracer.nextSpan().name(name).start();
        unitOfWork.afterCommit(_ -> span.tag("outcome", "committed"));
        unitOfWork.onRollback(_ -> span.tag("outcome", "rolled back"));
        unitOfWork.onCleanup(_ -> span.end());
        unitOfWork.transformMessage(message -> message.andMetaData(parent.of(span)));
        try (var _ = tracer.withSpan(span)) {
            return chain.proceed();
        }
    }
}
