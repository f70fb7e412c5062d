package org.appointmentscheduler.query.reconciliation;

import java.util.List;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;

/** Plays events through a projection as its processor would. */
public final class Played {

    private Played() {}

    public static void on(Object projection, List<? extends EventMessage<?>> events) {
        var handlers = new AnnotationEventHandlerAdapter(projection);
        for (var event : events) {
            try {
                handlers.handle(event);
            } catch (Exception e) {
                throw new IllegalStateException("Cannot play event " + event.getIdentifier(), e);
            }
        }
    }
}
