package org.appointmentscheduler.query.analytics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gathers what the events of a transaction add, and writes it before the commit in two batches, however many events
 * there were. It commits with the view's position, so nothing is counted twice or not at all.
 */
@Component
class PendingCounts {

    private final CountTable table;

    PendingCounts(CountTable table) {
        this.table = table;
    }

    private record Batch(SortedMap<Tally, Long> amounts, Map<String, Hold> holds) {

        Batch() {
            this(new TreeMap<>(), new LinkedHashMap<>());
        }
    }

    void add(Counts counts) {
        change(batch -> counts.amounts().forEach((tally, amount) -> batch.amounts.merge(tally, amount, Long::sum)));
    }

    void remember(Hold hold) {
        change(batch -> batch.holds.put(hold.appointment(), hold));
    }

    Optional<Hold> hold(String appointment) {
        var batch = current();
        return batch == null ? Optional.empty() : Optional.ofNullable(batch.holds.get(appointment));
    }

    /** What was not written yet is not wanted any more. */
    void clear() {
        var batch = current();
        if (batch != null) {
            batch.amounts.clear();
            batch.holds.clear();
        }
        table.clear();
    }

    private void change(Consumer<Batch> change) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("Nothing is counted outside of a transaction.");
        }
        var batch = current();
        if (batch == null) {
            batch = new Batch();
            TransactionSynchronizationManager.bindResource(this, batch);
            TransactionSynchronizationManager.registerSynchronization(new Writing(batch));
        }
        change.accept(batch);
    }

    private @Nullable Batch current() {
        return (Batch) TransactionSynchronizationManager.getResource(this);
    }

    private final class Writing implements TransactionSynchronization {

        private final Batch batch;

        Writing(Batch batch) {
            this.batch = batch;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (!batch.holds.isEmpty()) {
                table.remember(batch.holds.values());
            }
            if (!batch.amounts.isEmpty()) {
                table.add(batch.amounts);
            }
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(PendingCounts.this);
        }
    }
}
