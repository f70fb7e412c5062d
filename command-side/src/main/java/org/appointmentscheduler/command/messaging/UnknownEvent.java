package org.appointmentscheduler.command.messaging;

import org.axonframework.common.AxonNonTransientException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.UnknownSerializedType;

/**
 * An event of a type that this version does not have, most likely stored by a newer one. Whoever needs it stops:
 * skipping it, as the framework does, would be deciding and showing things as if it had never happened.
 */
public final class UnknownEvent extends AxonNonTransientException {

    private UnknownEvent(EventMessage<UnknownSerializedType> event) {
        super("This version does not know the type of event %s: %s"
                .formatted(
                        event.getIdentifier(),
                        event.getPayload().serializedType().getName()));
    }

    @SuppressWarnings("unchecked")
    public static <T extends EventMessage<?>> T requireKnown(T event) {
        if (event.getPayloadType() == UnknownSerializedType.class) {
            throw new UnknownEvent((EventMessage<UnknownSerializedType>) event);
        }
        return event;
    }
}
