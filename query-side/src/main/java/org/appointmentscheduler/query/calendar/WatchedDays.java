package org.appointmentscheduler.query.calendar;

import java.util.HashMap;
import java.util.Map;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Days as their events tell them, without the view between, which may be behind. Read once for all who watch a day. */
@Component
class WatchedDays {

    private static final int MOST = 1_000;

    private final EventStore events;
    private final Map<ProviderDayId, FoldedDay> days = new HashMap<>();
    private long position;

    WatchedDays(EventStore events) {
        this.events = events;
    }

    /**
     * A day after at least all of its events up to a position.
     *
     * @param upTo a final position
     */
    synchronized FoldedDay of(ProviderDayId id, long upTo) {
        if (upTo != position || days.size() >= MOST) {
            days.clear();
            position = upTo;
        }
        return days.computeIfAbsent(id, this::fold);
    }

    private FoldedDay fold(ProviderDayId id) {
        return FoldedDay.of(events.readEvents(id.toString(), 0).asStream().toList());
    }
}
