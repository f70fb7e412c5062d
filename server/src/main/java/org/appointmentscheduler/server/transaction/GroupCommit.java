package org.appointmentscheduler.server.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import org.appointmentscheduler.command.messaging.OutcomeUnknown;
import org.appointmentscheduler.command.messaging.Writes;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * One thread writes for all commands: what arrives while it writes becomes the next group, in one transaction and a few
 * statements, however many they are. When a group fails, each of it is written by itself, so that one which has lost a race
 * never harms its neighbours. Nobody is told before the commit.
 */
final class GroupCommit implements AutoCloseable {

    private static final int LARGEST = 100;
    private static final int WARY_FOR = 1_000;

    private final PlatformTransactionManager transactions;
    private final Function<List<Writes>, Predicate<Writes>> overtaken;
    private final BlockingQueue<Member> waiting = new LinkedBlockingQueue<>();
    private final Member last = new Member(new Writes());
    private final Thread writer;

    /** How many groups are still looked at before they are written, since somebody lost a race lately. */
    private int wary;

    /** @param overtaken tells which of them have lost their race already */
    GroupCommit(PlatformTransactionManager transactions, Function<List<Writes>, Predicate<Writes>> overtaken) {
        this.transactions = transactions;
        this.overtaken = overtaken;
        writer = Thread.ofPlatform().daemon().name("group-commit").start(this::run);
    }

    private record Member(Writes writes, CompletableFuture<Void> written) {

        Member(Writes writes) {
            this(writes, new CompletableFuture<>());
        }
    }

    /**
     * Returns when it is committed.
     *
     * @throws ConcurrencyException when it lost a race, and nothing is written
     * @throws OutcomeUnknown when the commit failed, perhaps after it was done
     */
    void write(Writes writes) {
        var member = new Member(writes);
        waiting.add(member);
        if (last.written().isDone()) {
            fail(List.of(member), new IllegalStateException("The application has ended"));
        }
        try {
            member.written().join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException why ? why : failed;
        }
    }

    int waiting() {
        return waiting.size();
    }

    private void run() {
        var group = new ArrayList<Member>();
        while (!group.contains(last)) {
            group.clear();
            take(group);
            var members = group.stream().filter(member -> member != last).toList();
            try {
                write(wary > 0 && members.size() > 1 ? withoutLosers(members) : members);
                wary = Math.max(wary - 1, 0);
            } catch (Throwable failure) {
                // Whoever waits must be told, whatever it was, or would wait for ever.
                fail(members, failure);
            }
        }
        last.written().complete(null);
        waiting.forEach(late -> fail(List.of(late), new IllegalStateException("The application has ended")));
    }

    private void take(List<Member> group) {
        try {
            group.add(waiting.take());
            waiting.drainTo(group, LARGEST - 1);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts the writer", e);
        }
    }

    private void write(List<Member> members) {
        if (members.isEmpty()) {
            return;
        }
        try {
            writeTogether(members);
            members.forEach(member -> member.written().complete(null));
        } catch (RuntimeException failure) {
            if (members.size() == 1 || !oneIsToBlame(failure)) {
                fail(members, failure);
            } else {
                writeThoseWhoCanBe(members, failure);
            }
        }
    }

    private void writeThoseWhoCanBe(List<Member> members, RuntimeException failure) {
        if (failure instanceof ConcurrencyException) {
            wary = WARY_FOR;
            var others = withoutLosers(members);
            if (others.size() < members.size()) {
                write(others);
                return;
            }
        }
        members.forEach(member -> write(List.of(member)));
    }

    /** Tells those who have lost already. */
    private List<Member> withoutLosers(List<Member> members) {
        var hasLost = overtaken.apply(members.stream().map(Member::writes).toList());
        var lost =
                members.stream().filter(member -> hasLost.test(member.writes())).toList();
        lost.forEach(member -> fail(List.of(member), new ConcurrencyException("Another was faster")));
        return members.stream().filter(member -> !lost.contains(member)).toList();
    }

    private void writeTogether(List<Member> members) {
        var transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        try {
            LostRaces.told(
                    () -> Writes.write(members.stream().map(Member::writes).toList()));
        } catch (Throwable failure) {
            rollBack(transaction, failure);
            throw failure;
        }
        try {
            transactions.commit(transaction);
        } catch (RuntimeException e) {
            throw new OutcomeUnknown("The commit failed, perhaps after it was done", e);
        }
    }

    private void rollBack(TransactionStatus transaction, Throwable cause) {
        try {
            transactions.rollback(transaction);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    /** What the database as a whole has done to a group it would do to each of it, only later. */
    private static boolean oneIsToBlame(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutcomeUnknown
                    || cause instanceof TransactionException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessResourceException
                    || cause instanceof QueryTimeoutException) {
                return false;
            }
        }
        return true;
    }

    private static void fail(List<Member> members, Throwable failure) {
        members.forEach(member -> member.written().completeExceptionally(failure));
    }

    /** Serves those who already wait. */
    @Override
    public void close() throws InterruptedException {
        waiting.add(last);
        writer.join();
    }
}
