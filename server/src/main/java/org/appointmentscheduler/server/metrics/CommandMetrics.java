package org.appointmentscheduler.server.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.appointmentscheduler.api.Rejection;
import org.appointmentscheduler.command.messaging.LostRace;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Times every attempt at a command, to its commit or rollback. The outcome is {@code accepted}, a refusal's type,
 * {@code conflict} for a lost race that is decided again, or {@code failed}.
 */
final class CommandMetrics implements MessageHandlerInterceptor<Message<?>> {

    static final String COMMANDS = "scheduler.commands";

    private final MeterRegistry meters;

    CommandMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends Message<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        var name = unitOfWork.getMessage().getPayloadType().getSimpleName();
        var sample = Timer.start(meters);
        unitOfWork.afterCommit(_ -> stop(sample, name, "accepted"));
        unitOfWork.onRollback(
                work -> stop(sample, name, outcome(work.getExecutionResult().getExceptionResult())));
        return chain.proceed();
    }

    private void stop(Timer.Sample sample, String command, String outcome) {
        sample.stop(Timer.builder(COMMANDS)
                .description("Attempts at a command, by what became of them")
                .publishPercentileHistogram()
                .tag("command", command)
                .tag("outcome", outcome)
                .register(meters));
    }

    private static String outcome(@Nullable Throwable failure) {
        if (failure instanceof HandlerExecutionException handled
                && handled.getDetails().orElse(null) instanceof Rejection rejection) {
            return rejection.refusal().type().substring("urn:problem:".length());
        }
        return LostRace.isBehind(failure) ? "conflict" : "failed";
    }
}
