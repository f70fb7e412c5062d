package org.appointmentscheduler.command.simulation;

import java.time.Duration;
import java.time.Instant;
import org.appointmentscheduler.command.messaging.Writes;
import org.axonframework.common.Registration;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.ScopeDescriptor;

/** Timers that are written in the transaction of whoever wants them, as rows of a table are. */
final class Timers implements DeadlineManager {

    private final World world;
    private int last;

    Timers(World world) {
        this.world = world;
    }

    @Override
    public String schedule(Instant dueAt, String name, Object payload, ScopeDescriptor scope) {
        var id = "timer-%06d".formatted(++last);
        var timer = new Transaction.Timer(id, dueAt, name, payload, scope);
        Writes.current().add(() -> world.transaction().timers.put(id, timer));
        return id;
    }

    @Override
    public void cancelSchedule(String name, String id) {
        Writes.current().add(() -> world.transaction().cancelled.add(id));
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super DeadlineMessage<?>> interceptor) {
        throw new UnsupportedOperationException("Nobody listens");
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super DeadlineMessage<?>> interceptor) {
        throw new UnsupportedOperationException("Nobody listens");
    }

    @Override
    public String schedule(Duration delay, String name, Object payload, ScopeDescriptor scope) {
        throw new UnsupportedOperationException("Holds end at an instant");
    }

    @Override
    public void cancelAll(String name) {
        throw new UnsupportedOperationException("A timer is cancelled by its id");
    }

    @Override
    public void cancelAllWithinScope(String name, ScopeDescriptor scope) {
        throw new UnsupportedOperationException("A timer is cancelled by its id");
    }
}
