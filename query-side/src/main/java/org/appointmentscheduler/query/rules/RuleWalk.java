package org.appointmentscheduler.query.rules;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.appointmentscheduler.query.rules.StreamCheck.Neighbours;
import org.appointmentscheduler.query.sealing.EventRow;
import org.appointmentscheduler.query.sealing.EventRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Judges all streams, in the order of their identifiers, some at a time. What belongs together is read as of one moment
 * and without a lock, so that what is just being written is seen whole or not at all.
 */
public final class RuleWalk {

    /** Before the first stream. */
    public static final String BEGINNING = "";

    private final EventRows events;
    private final StreamCheck check;
    private final TransactionTemplate snapshot;

    private RuleWalk(EventRows events, StreamCheck check, PlatformTransactionManager transactions) {
        this.events = events;
        this.check = check;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        // On H2 the weaker levels are of one moment only within a statement or a table.
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
    }

    public static RuleWalk through(
            JdbcClient database, PlatformTransactionManager transactions, InstantSource clock, ShownViews views) {
        var events = new EventRows(database);
        var neighbours = new Neighbours(new Agreement(events), new Timers(database, clock), views);
        return new RuleWalk(events, new StreamCheck(Optional.of(neighbours)), transactions);
    }

    /** Through a copy, which gets one stream before another and has timers of what it has not got: each by itself. */
    public static RuleWalk throughCopy(JdbcClient database, PlatformTransactionManager transactions) {
        return new RuleWalk(new EventRows(database), new StreamCheck(Optional.empty()), transactions);
    }

    /**
     * What was judged of the streams, up to the first that cannot be.
     *
     * @param events how many they have
     * @param unjudged how many have events of a later version, so that only their numbers were checked
     * @param last the identifier behind which to go on; null at the end
     */
    public record Stretch(
            long streams,
            long events,
            long unjudged,
            @Nullable Violation violation,
            @Nullable String last) {}

    /** Judges about so many events, or one stream when it has more. */
    public Stretch behind(String stream, int events) {
        return Objects.requireNonNull(snapshot.execute(_ -> judge(stream, events)));
    }

    private Stretch judge(String after, int limit) {
        var page = events.behindStream(after, limit);
        var isLast = page.size() < limit;
        long streams = 0;
        long judgedEvents = 0;
        long unjudged = 0;
        for (var stream : isLast ? byStream(page).values() : whole(page)) {
            var judgement = check.judge(stream);
            streams++;
            judgedEvents += stream.size();
            unjudged += judgement.judged() ? 0 : 1;
            var violation = judgement.violation();
            if (violation.isPresent()) {
                return new Stretch(streams, judgedEvents, unjudged, violation.get(), stream.getFirst().stream());
            }
            after = stream.getFirst().stream();
        }
        return new Stretch(streams, judgedEvents, unjudged, null, isLast ? null : after);
    }

    /** Without the last stream, of which the page may have only a part, unless it has no other. */
    private Collection<List<EventRow>> whole(List<EventRow> page) {
        var streams = byStream(page);
        var last = page.getLast().stream();
        if (streams.size() > 1) {
            streams.remove(last);
            return streams.values();
        }
        return List.of(events.ofStream(last).stream()
                .sorted(Comparator.comparingLong(EventRow::sequence))
                .toList());
    }

    private static Map<String, List<EventRow>> byStream(List<EventRow> page) {
        var streams = new LinkedHashMap<String, List<EventRow>>();
        page.forEach(row ->
                streams.computeIfAbsent(row.stream(), _ -> new ArrayList<>()).add(row));
        return streams;
    }
}
