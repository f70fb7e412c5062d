package org.appointmentscheduler.query.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.appointmentscheduler.api.access.Actor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The latest events, read and written down once for all who follow them. */
@Component
class RecentEvents {

    private static final int KEPT = 1_000;

    /** So far behind it begins anew: those who need what is between read it for themselves. */
    private static final int FAR = 10 * KEPT;

    private static final Wanted ALL = new Wanted(Sight.of(new Actor.System("feed")), KEPT, null, null);

    private final EventStoreReader reader;
    private final JsonMapper json;
    private final NavigableMap<Long, Told> events = new TreeMap<>();
    private long from;
    private long to = -FAR;

    RecentEvents(EventStoreReader reader, JsonMapper json) {
        this.reader = reader;
        this.json = json;
    }

    /** @param json a {@link CloudEvent} */
    record Told(StoredEvent event, String json) {}

    /**
     * The events in {@code (after, upTo]}, or nothing when the first of them are too long ago.
     *
     * @param upTo a final position
     */
    synchronized Optional<Collection<Told>> between(long after, long upTo) {
        readOnTo(upTo);
        return after < from
                ? Optional.empty()
                : Optional.of(
                        new ArrayList<>(events.subMap(after, false, upTo, true).values()));
    }

    private void readOnTo(long upTo) {
        if (upTo - to >= FAR) {
            events.clear();
            from = upTo;
            to = upTo;
        }
        while (to < upTo) {
            var found = reader.after(to, upTo, ALL);
            found.events().forEach(event -> events.put(event.position(), tell(event)));
            to = found.position();
            while (events.size() > KEPT) {
                from = events.pollFirstEntry().getKey();
            }
        }
    }

    Told tell(StoredEvent event) {
        return new Told(event, json.writeValueAsString(CloudEvent.of(event)));
    }
}
