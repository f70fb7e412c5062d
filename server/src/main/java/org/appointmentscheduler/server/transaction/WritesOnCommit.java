package org.appointmentscheduler.server.transaction;

import java.util.function.Consumer;
import org.appointmentscheduler.command.messaging.NotProved;
import org.appointmentscheduler.command.messaging.Writes;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a unit of work writes, and has it written when everything is ready: a handler that waits for its aggregate
 * holds no connection. Must be the first interceptor, so that its part of the commit is the last.
 */
final class WritesOnCommit implements MessageHandlerInterceptor<Message<?>> {

    private final Consumer<Writes> writer;

    WritesOnCommit(Consumer<Writes> writer) {
        this.writer = writer;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends Message<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        if (unitOfWork.isRoot()) {
            var writes = Writes.gather(unitOfWork);
            unitOfWork.onCommit(_ -> write(writes));
        }
        return chain.proceed();
    }

    private void write(Writes writes) {
        if (!writes.proveWhatIsAssumed()) {
            throw new NotProved(null);
        }
        if (!writes.isEmpty()) {
            writer.accept(writes);
        }
    }
}
