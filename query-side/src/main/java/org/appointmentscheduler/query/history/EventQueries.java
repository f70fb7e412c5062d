package org.appointmentscheduler.query.history;

import java.util.List;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.access.CurrentActor;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.query.live.LiveSource;
import org.appointmentscheduler.query.reading.Identifiers;
import org.appointmentscheduler.query.reading.Page;
import org.appointmentscheduler.query.reading.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what happened. */
@Component
public class EventQueries {

    private final EventStoreReader events;
    private final SettledPositions settled;
    private final RecentEvents recent;
    private final CurrentActor actor;

    EventQueries(EventStoreReader events, SettledPositions settled, RecentEvents recent, CurrentActor actor) {
        this.events = events;
        this.settled = settled;
        this.recent = recent;
        this.actor = actor;
    }

    Page<HistoryEntry> historyOf(String text, @Nullable Long after, int limit) {
        var id = Identifiers.read(text, AppointmentId::parse, Refusal.APPOINTMENT_NOT_FOUND);
        var history = events.historyOf(id);
        if (history.isEmpty()
                || !HistoryAccess.isOpenTo(actor.get(), history.getFirst().payload())) {
            throw new Refused(Refusal.APPOINTMENT_NOT_FOUND, "There is no appointment " + id + ".");
        }
        var found = history.stream()
                .filter(event -> after == null || event.sequence() > after)
                .limit(limit + 1L)
                .map(HistoryEntry::of)
                .toList();
        return Page.cut(found, limit, last -> Long.toString(last.sequence()));
    }

    /** Everything that happened to a client and to their appointments, for whoever was found to be allowed to know. */
    public List<CloudEvent> of(ClientId client) {
        return events.of(client).stream().map(CloudEvent::of).toList();
    }

    Page<CloudEvent> feed(long after, int limit, @Nullable String type, @Nullable String subject) {
        requireUnrestricted();
        var found = events.after(after, settled.last(), limit, stored(type), subject);
        return new Page<>(found.stream().map(CloudEvent::of).toList(), next(found, limit));
    }

    LiveSource live(int limit, @Nullable String type, @Nullable String subject) {
        requireUnrestricted();
        return new LiveFeed(recent, events, limit, stored(type), subject);
    }

    private void requireUnrestricted() {
        if (!actor.get().isUnrestricted()) {
            throw Refused.forbidden();
        }
    }

    private static @Nullable String stored(@Nullable String type) {
        return type == null ? null : EventTypes.stored(type);
    }

    private static @Nullable String next(List<StoredEvent> found, int size) {
        return found.size() < size ? null : Long.toString(found.getLast().position());
    }
}
