package org.appointmentscheduler.server.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** How late a timer's work is committed. No promise to a client depends on it: holds end by the clock. */
final class ExpiryMetrics implements MessageHandlerInterceptor<Message<?>> {

    static final String LATENESS = "scheduler.hold.expiry.lateness";

    private final Timer lateness;
    private final InstantSource clock;

    ExpiryMetrics(MeterRegistry meters, InstantSource clock) {
        this.clock = clock;
        lateness = Timer.builder(LATENESS)
                .description("From a hold's end to the commit of its timer's work")
                .serviceLevelObjectives(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(30))
                .register(meters);
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends Message<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        if (unitOfWork.getMessage() instanceof DeadlineMessage<?> timer) {
            unitOfWork.afterCommit(_ -> lateness.record(Duration.between(timer.getTimestamp(), clock.instant())));
        }
        return chain.proceed();
    }
}
