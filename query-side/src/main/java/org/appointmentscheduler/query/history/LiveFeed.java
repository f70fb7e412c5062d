package org.appointmentscheduler.query.history;

import java.util.Collection;
import java.util.List;
import org.appointmentscheduler.query.history.RecentEvents.Told;
import org.appointmentscheduler.query.live.LiveSource;

/** The feed for whoever stays: its latest events as they were read for all, and those of longer ago page by page. */
record LiveFeed(RecentEvents recent, EventStoreReader store, Wanted wanted) implements LiveSource {

    @Override
    public Part read(long after, long upTo) {
        return recent.between(after, upTo).map(events -> lately(events, upTo)).orElseGet(() -> longAgo(after, upTo));
    }

    private Part lately(Collection<Told> events, long upTo) {
        var found = events.stream()
                .filter(told -> wanted.includes(told.event()))
                .limit(wanted.limit())
                .toList();
        return part(
                found,
                found.size() < wanted.limit() ? upTo : found.getLast().event().position());
    }

    private Part longAgo(long after, long upTo) {
        var found = store.after(after, upTo, wanted);
        return part(found.events().stream().map(recent::tell).toList(), found.position());
    }

    private static Part part(List<Told> found, long position) {
        return new Part(
                found.stream()
                        .map(told -> new Message(told.event().position(), told.json()))
                        .toList(),
                position);
    }
}
