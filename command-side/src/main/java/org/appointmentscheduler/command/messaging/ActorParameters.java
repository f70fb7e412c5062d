package org.appointmentscheduler.command.messaging;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.appointmentscheduler.api.access.Actor;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/** Hands a handler the {@link Actor} that its message comes from. Who is not named is nobody. */
public final class ActorParameters implements ParameterResolverFactory {

    @Override
    public @Nullable ParameterResolver<Actor> createInstance(
            Executable executable, Parameter[] parameters, int parameterIndex) {
        return parameters[parameterIndex].getType() == Actor.class ? new OfTheMessage() : null;
    }

    private static final class OfTheMessage implements ParameterResolver<Actor> {

        @Override
        public Actor resolveParameterValue(Message<?> message) {
            return message.getMetaData().get(RequestMetaData.ACTOR) instanceof String text
                    ? Actor.parse(text)
                    : Actor.NOBODY;
        }

        @Override
        public boolean matches(Message<?> message) {
            return true;
        }
    }
}
