package org.appointmentscheduler.command.messaging;

import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A first attempt trusts what this node remembers: that a request is new, and how streams were when it last saw them. It
 * may say yes, since the store proves it. It may not say no: that is decided again by what is stored.
 */
@Component
class SecondThoughts implements MessageHandlerInterceptor<CommandMessage<?>> {

    /** In the meta data of a first attempt. */
    private static final String TRUSTING = SecondThoughts.class.getName();

    static <T> CommandMessage<T> trusting(CommandMessage<T> command) {
        return command.andMetaData(Map.of(TRUSTING, true));
    }

    static boolean isTrusting(CommandMessage<?> command) {
        return command.getMetaData().containsKey(TRUSTING);
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        try {
            return chain.proceed();
        } catch (Rejected refusal) {
            if (isTrusting(unitOfWork.getMessage()) && mayBeWrong(unitOfWork.getMessage())) {
                throw new NotProved(refusal);
            }
            throw refusal;
        }
    }

    private static boolean mayBeWrong(CommandMessage<?> command) {
        return command.getMetaData().containsKey(RequestMetaData.IDEMPOTENCY_KEY)
                || Writes.ifGathered().filter(Writes::assumeAnything).isPresent();
    }
}
