package org.appointmentscheduler.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.appointmentscheduler.command.messaging.OutcomeUnknown;
import org.appointmentscheduler.command.messaging.Writes;
import org.awaitility.Awaitility;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

class GroupCommitTest {

    private static final Executor CALLERS = work -> Thread.ofPlatform().daemon().start(work);

    private final List<String> rows = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final Set<Writes> losers = new HashSet<>();
    private final GroupCommit group = new GroupCommit(new Rows(), all -> losers::contains);
    private boolean commitFails;

    @AfterEach
    void close() throws InterruptedException {
        group.close();
    }

    @Test
    void writesWhatComesMeanwhileTogether() throws InterruptedException {
        var all = whileOneIsBeingWritten(row("a"), row("b"), row("c"));
        all.forEach(CompletableFuture::join);
        assertThat(rows).containsExactlyInAnyOrder("first", "a", "b", "c");
        assertThat(log).containsExactly("begin", "commit", "begin", "commit");
    }

    @Test
    void harmsNobodyForALostRace() throws InterruptedException {
        var all = whileOneIsBeingWritten(row("a"), lost(), row("c"));
        all.get(0).join();
        all.get(2).join();
        assertThatThrownBy(() -> all.get(1).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ConcurrencyException.class);
        assertThat(rows).containsExactlyInAnyOrder("first", "a", "c");
    }

    @Test
    void findsLosersWithOneQuestionAndLooksFirstFromThenOn() throws InterruptedException {
        var loser = lost();
        losers.add(loser);
        var all = whileOneIsBeingWritten(row("a"), loser, row("c"));
        all.get(0).join();
        assertThatThrownBy(() -> all.get(1).join()).hasCauseInstanceOf(ConcurrencyException.class);
        assertThat(log)
                .as("the others together")
                .containsExactly("begin", "commit", "begin", "rollback", "begin", "commit");

        log.clear();
        var more = whileOneIsBeingWritten(row("d"), loser, row("f"));
        more.get(2).join();
        assertThatThrownBy(() -> more.get(1).join()).hasCauseInstanceOf(ConcurrencyException.class);
        assertThat(log).containsExactly("begin", "commit", "begin", "commit");
    }

    @Test
    void asksADeadDatabaseOnceForAll() throws InterruptedException {
        var all = whileOneIsBeingWritten(row("a"), dead(), row("c"));
        for (var one : all) {
            assertThatThrownBy(one::join).hasCauseInstanceOf(DataAccessResourceFailureException.class);
        }
        assertThat(rows).containsExactly("first");
        assertThat(log).containsExactly("begin", "commit", "begin", "rollback");
    }

    @Test
    void tellsEverybodyWhenNobodyKnowsWhetherItWasDone() throws InterruptedException {
        var all = whileOneIsBeingWritten(row("a"), row("b"), failing());
        for (var one : all) {
            assertThatThrownBy(one::join).hasCauseInstanceOf(OutcomeUnknown.class);
        }
        assertThat(log).as("never written twice").containsExactly("begin", "commit", "begin", "commit", "rollback");
    }

    @Test
    void servesWhoeverWaitsAndThenNobody() throws InterruptedException {
        group.write(row("last"));
        group.close();
        assertThat(rows).containsExactly("last");
        assertThatThrownBy(() -> group.write(row("late"))).hasMessageContaining("ended");
    }

    /** Holds the writer with a first one until all the others wait. */
    private List<CompletableFuture<Void>> whileOneIsBeingWritten(Writes... others) throws InterruptedException {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow = new Writes();
        slow.add(() -> {
            rows.add("first");
            begun.countDown();
            await(goOn);
        });
        var first = CompletableFuture.runAsync(() -> group.write(slow), CALLERS);
        begun.await();
        var all = new ArrayList<CompletableFuture<Void>>();
        for (var writes : others) {
            all.add(CompletableFuture.runAsync(() -> group.write(writes), CALLERS));
        }
        Awaitility.await().until(() -> group.waiting() == others.length);
        goOn.countDown();
        first.join();
        return all;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Writes row(String row) {
        return doing(() -> rows.add(row));
    }

    private static Writes lost() {
        return doing(() -> {
            throw new DuplicateKeyException("taken");
        });
    }

    private static Writes dead() {
        return doing(() -> {
            throw new DataAccessResourceFailureException("no answer");
        });
    }

    private Writes failing() {
        return doing(() -> commitFails = true);
    }

    private static Writes doing(Runnable work) {
        var writes = new Writes();
        writes.add(work);
        return writes;
    }

    /** Transactions on a list. */
    private final class Rows extends AbstractPlatformTransactionManager {

        private List<String> before = List.of();

        @Override
        protected Object doGetTransaction() {
            return this;
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            log.add("begin");
            before = List.copyOf(rows);
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            log.add("commit");
            if (commitFails) {
                throw new DataAccessResourceFailureException("connection lost");
            }
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            log.add("rollback");
            rows.clear();
            rows.addAll(before);
        }
    }
}
