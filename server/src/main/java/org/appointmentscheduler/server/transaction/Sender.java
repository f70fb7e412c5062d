package org.appointmentscheduler.server.transaction;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.appointmentscheduler.command.messaging.RequestMetaData;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/** Remembers with every event who caused it. What a timer does, the system does, whoever made it wait. */
final class Sender implements CorrelationDataProvider {

    private static final String TIMER = "system:deadline";

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        if (message instanceof DeadlineMessage) {
            return Map.of(RequestMetaData.ACTOR, TIMER);
        }
        var known = new HashMap<String, Object>(message.getMetaData());
        known.keySet().retainAll(Set.of(RequestMetaData.ACTOR, RequestMetaData.REQUEST_ID));
        return known;
    }
}
