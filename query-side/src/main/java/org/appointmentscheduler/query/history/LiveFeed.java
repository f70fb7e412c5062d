package org.appointmentscheduler.query.history;

import java.util.List;
import java.util.Objects;
import org.appointmentscheduler.query.history.RecentEvents.Told;
import org.appointmentscheduler.query.live.LiveSource;
import org.jspecify.annotations.Nullable;

/**
 * The feed for whoever stays: its latest events as they were read for all, and those of longer ago page by page.
 *
 * @param limit how many are sent at once
 * @param type the only stored type to show, if any
 * @param subject the only stream to show, if any
 */
record LiveFeed(
        RecentEvents recent,
        EventStoreReader store,
        int limit,
        @Nullable String type,
        @Nullable String subject) implements LiveSource {

    @Override
    public Part read(long after, long upTo) {
        var found = recent.between(after, upTo)
                .map(events ->
                        events.stream().filter(this::isShown).limit(limit).toList())
                .orElseGet(() -> longAgo(after, upTo));
        return new Part(
                found.stream()
                        .map(told -> new Message(told.event().position(), told.json()))
                        .toList(),
                found.size() < limit ? upTo : found.getLast().event().position());
    }

    private List<Told> longAgo(long after, long upTo) {
        return store.after(after, upTo, limit, type, subject).stream()
                .map(recent::tell)
                .toList();
    }

    private boolean isShown(Told told) {
        return (type == null || Objects.equals(type, told.event().payloadType()))
                && (subject == null || Objects.equals(subject, told.event().stream()));
    }
}
