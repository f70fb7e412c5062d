package org.appointmentscheduler.query.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.appointmentscheduler.api.AsOf;
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

    /** How many stretches of the list are looked through for a page, until there is something to show. */
    private static final int MOST_LOOKS = 10;

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

    Page<HistoryEntry> historyOf(String text, @Nullable Long after, int limit, @Nullable AsOf asOf) {
        var id = Identifiers.read(text, AppointmentId::parse, Refusal.APPOINTMENT_NOT_FOUND);
        var history = events.historyOf(id).stream()
                .takeWhile(event -> asOf == null || asOf.includes(event.recordedAt()))
                .toList();
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
        var wanted = wanted(limit, type, subject);
        var upTo = settled.last();
        var found = events.after(after, upTo, wanted);
        for (var look = 1; look < MOST_LOOKS && found.events().isEmpty() && found.position() < upTo; look++) {
            found = events.after(found.position(), upTo, wanted);
        }
        var isAll = found.position() >= upTo && found.events().size() < limit;
        return new Page<>(
                found.events().stream().map(CloudEvent::of).toList(), isAll ? null : Long.toString(found.position()));
    }

    LiveSource live(int limit, @Nullable String type, @Nullable String subject) {
        return new LiveFeed(recent, events, wanted(limit, type, subject));
    }

    /**
     * The streams that have events in {@code (after, upTo]}, each with the position of its last one there and in that
     * order; nothing when that is too long ago to be known at once.
     *
     * @param upTo a final position
     */
    public Optional<SequencedMap<String, Long>> changed(long after, long upTo) {
        return recent.between(after, upTo).map(events -> {
            var changed = new LinkedHashMap<String, Long>();
            events.forEach(
                    told -> changed.putLast(told.event().stream(), told.event().position()));
            return changed;
        });
    }

    private Wanted wanted(int limit, @Nullable String type, @Nullable String subject) {
        var sight = Sight.of(actor.get());
        if (!sight.isOpen()) {
            throw Refused.forbidden();
        }
        return new Wanted(sight, limit, type == null ? null : EventTypes.stored(type), subject);
    }
}
