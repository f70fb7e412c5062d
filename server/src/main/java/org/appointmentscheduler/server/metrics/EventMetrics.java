package org.appointmentscheduler.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Counts what a view has handled and committed, new events and those of a replay apart: their rate is its speed. */
final class EventMetrics implements MessageHandlerInterceptor<EventMessage<?>> {

    static final String EVENTS = "scheduler.projection.events";

    private final Counter live;
    private final Counter replayed;

    EventMetrics(MeterRegistry meters, String projection) {
        live = counter(meters, projection, false);
        replayed = counter(meters, projection, true);
    }

    private static Counter counter(MeterRegistry meters, String projection, boolean replay) {
        return Counter.builder(EVENTS)
                .description("Events that a view has handled")
                .tag("projection", projection)
                .tag("replay", Boolean.toString(replay))
                .register(meters);
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        var counter = ReplayToken.isReplay(unitOfWork.getMessage()) ? replayed : live;
        unitOfWork.afterCommit(_ -> counter.increment());
        return chain.proceed();
    }
}
