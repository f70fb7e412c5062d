package org.appointmentscheduler.query.reconciliation;

import org.appointmentscheduler.query.projection.Coverage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares what a view shows of a stream with a fold of as many of its events as the view has seen, so a view that lags
 * is not wrong. It is wrong when it has read past an event that it does not show. Tokens, rows and events are read as of
 * one moment, without a lock: what is checked must not notice.
 */
@Component
class Comparison {

    private final Coverage coverage;
    private final History history;
    private final StoredAttributes attributes;
    private final JdbcClient database;
    private final TransactionTemplate snapshot;

    Comparison(
            Coverage coverage,
            History history,
            StoredAttributes attributes,
            JdbcClient database,
            PlatformTransactionManager transactions) {
        this.coverage = coverage;
        this.history = history;
        this.attributes = attributes;
        this.database = database;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        // On H2 the weaker levels are of one moment only within a statement or a table.
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);
    }

    enum Outcome {
        EQUAL,
        DIFFERENT,
        /** Some of its events are dead letters, which is known already and has an alert of its own. */
        SET_ASIDE
    }

    Outcome compare(FoldedView view, String stream) {
        return snapshot.execute(_ -> {
            if (isSetAside(view, stream)) {
                return Outcome.SET_ASIDE;
            }
            return isFold(view, stream) ? Outcome.EQUAL : Outcome.DIFFERENT;
        });
    }

    private boolean isFold(FoldedView view, String stream) {
        var events = history.of(stream);
        var shown = view.shown(stream);
        var seen = shown.version() + 1;
        if (seen > events.size() || hasReadMoreThan(seen, view, stream)) {
            return false;
        }
        var folded = view.fold(events.subList(0, Math.toIntExact(seen)));
        return attributes.of(folded.rows()).equals(attributes.of(shown.rows()));
    }

    private boolean hasReadMoreThan(long seen, FoldedView view, String stream) {
        return history.positions(stream).stream()
                .skip(seen)
                .anyMatch(position -> coverage.includes(view.name(), stream, position));
    }

    private boolean isSetAside(FoldedView view, String stream) {
        return database.sql("""
                        select count(*) from dead_letter_entry
                        where processing_group = :view and aggregate_identifier = :stream""")
                        .param("view", view.name())
                        .param("stream", stream)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
