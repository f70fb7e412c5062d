package org.appointmentscheduler.server.eventstore;

import java.lang.reflect.Executable;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets a view that has failed lately take each event behind a savepoint. */
@Component
class CarefulHandlers implements HandlerEnhancerDefinition {

    private final Caution caution;
    private final Savepoints savepoints;

    CarefulHandlers(Caution caution, Savepoints savepoints) {
        this.caution = caution;
        this.savepoints = savepoints;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        var group = original.unwrap(Executable.class)
                .map(handler -> handler.getDeclaringClass().getAnnotation(ProcessingGroup.class));
        return group.isPresent() && original.canHandleMessageType(EventMessage.class)
                ? new Careful<>(original, group.get().value())
                : original;
    }

    private final class Careful<T> extends WrappedMessageHandlingMember<T> {

        private final String group;

        Careful(MessageHandlingMember<T> handler, String group) {
            super(handler);
            this.group = group;
        }

        @Override
        public @Nullable Object handle(Message<?> message, T view) throws Exception {
            if (!caution.isDue(group)) {
                return super.handle(message, view);
            }
            var result = savepoints.within(() -> super.handle(message, view));
            caution.passed(group);
            return result;
        }
    }
}
