package org.appointmentscheduler.query.history;

import java.util.List;
import org.appointmentscheduler.api.AsOf;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.query.reading.Refused;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The streams of the event store as they were at some moment. */
@Component
public class PastStreams {

    private final EventStore events;

    PastStreams(EventStore events) {
        this.events = events;
    }

    /** What had been recorded in a stream by then, oldest first. */
    public List<? extends DomainEventMessage<?>> of(Object stream, AsOf moment) {
        return events.readEvents(stream.toString(), 0)
                .asStream()
                .takeWhile(event -> moment.includes(event.getTimestamp()))
                .toList();
    }

    /**
     * Who is known, if it was registered by then.
     *
     * @param moment null for now
     * @throws Refused when it was not
     */
    public <T> T requireRegistered(T who, @Nullable AsOf moment, Refusal notFound) {
        if (moment != null && of(who, moment).isEmpty()) {
            throw new Refused(notFound, "Nobody was registered as " + who + " then.");
        }
        return who;
    }
}
