package org.appointmentscheduler.query.calendar;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SequencedMap;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.query.history.EventQueries;
import org.appointmentscheduler.query.live.LiveSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Some days of a provider for whoever watches them: all of them at first, and then each one that changes, as a whole. What
 * is sent replaces what was known, so being told twice does no harm; who has missed much is told all of it again.
 */
final class LiveAvailability implements LiveSource {

    /** Before the first event. */
    static final long NOTHING_KNOWN = -1;

    private static final int DAYS_AT_ONCE = 7;

    private final Watched watched;
    private final WatchedDays days;
    private final EventQueries events;
    private final InstantSource clock;
    private final JsonMapper json;

    /** The days still to be told when all of them are, and how far the events were final when that began. */
    private final Queue<ProviderDayId> untold = new ArrayDeque<>();

    private long begun = NOTHING_KNOWN;

    LiveAvailability(Watched watched, WatchedDays days, EventQueries events, InstantSource clock, JsonMapper json) {
        this.watched = watched;
        this.days = days;
        this.events = events;
        this.clock = clock;
        this.json = json;
    }

    /** @param last is watched as well */
    record Watched(ProviderId provider, LocalDate first, LocalDate last) {

        List<ProviderDayId> all() {
            return first.datesUntil(last.plusDays(1))
                    .map(day -> new ProviderDayId(provider, day))
                    .toList();
        }

        boolean includes(String stream) {
            if (!stream.startsWith(provider + "/")) {
                return false;
            }
            var day = ProviderDayId.parse(stream).day();
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    @Override
    public Part read(long after, long upTo) {
        var changed = untold.isEmpty() ? changed(after, upTo) : null;
        if (changed != null) {
            return new Part(messages(changed, upTo), upTo);
        }
        if (untold.isEmpty()) {
            untold.addAll(watched.all());
            begun = upTo;
        }
        return someOfAll(after, upTo);
    }

    /** Null when that is not known any more. Asked at the very first as well, so that it is known from then on. */
    private @Nullable SequencedMap<String, Long> changed(long after, long upTo) {
        return events.changed(after, upTo).orElse(null);
    }

    private List<Message> messages(SequencedMap<String, Long> changed, long upTo) {
        var messages = new ArrayList<Message>();
        changed.forEach((stream, position) -> {
            if (watched.includes(stream)) {
                message(ProviderDayId.parse(stream), upTo, position).ifPresent(messages::add);
            }
        });
        return messages;
    }

    /** Only after the last there is a position to go on from: whoever is interrupted before needs all of them again. */
    private Part someOfAll(long after, long upTo) {
        var messages = new ArrayList<Message>();
        for (var number = 0; number < DAYS_AT_ONCE && !untold.isEmpty(); number++) {
            message(untold.remove(), upTo, null).ifPresent(messages::add);
        }
        if (!untold.isEmpty()) {
            return new Part(messages, after);
        }
        messages.add(new Message(begun, null));
        return new Part(messages, begun);
    }

    /** None of a day that never had anything. */
    private Optional<Message> message(ProviderDayId id, long upTo, @Nullable Long position) {
        var folded = days.of(id, upTo);
        return folded.day()
                .map(day -> DayAvailability.of(day, folded.claims(), clock.instant()))
                .map(day -> new Message(position, json.writeValueAsString(day)));
    }
}
