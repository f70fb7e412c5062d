package org.appointmentscheduler.query.calendar;

import org.appointmentscheduler.api.calendar.ProviderDayEvent;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads a provider's day again from its own events, where free time cannot follow them one by one. */
@Component
class DayRepair {

    private static final Logger log = LoggerFactory.getLogger(DayRepair.class);

    /** As if it had none, so that its next one makes it be read again. */
    private static final long NO_EVENT = -1;

    private final EventStore events;

    DayRepair(EventStore events) {
        this.events = events;
    }

    void follow(DomainEventMessage<?> event, FreeTime freeTime) {
        if (!follows(event, freeTime)) {
            readAgain(event.getAggregateIdentifier(), freeTime);
        }
    }

    private static boolean follows(DomainEventMessage<?> event, FreeTime freeTime) {
        try {
            return freeTime.follow((ProviderDayEvent) event.getPayload(), event.getSequenceNumber());
        } catch (RuntimeException e) {
            log.debug("Event {} cannot be followed", event.getIdentifier(), e);
            return false;
        }
    }

    /** A day that makes no sense is shown as taken, whatever else happens to it, and harms no other. */
    void readAgain(String stream, FreeTime freeTime) {
        var history = events.readEvents(stream, 0).asStream().toList();
        if (history.isEmpty()) {
            return;
        }
        try {
            var folded = FoldedDay.of(history);
            freeTime.atOnce(() -> folded.showIn(freeTime, ProviderDayId.parse(stream)));
        } catch (RuntimeException e) {
            log.error("Search leaves out {}, whose events cannot be digested", stream, e);
            freeTime.replace(ProviderDayId.parse(stream), QuarterHours.NONE, NO_EVENT);
        }
    }
}
