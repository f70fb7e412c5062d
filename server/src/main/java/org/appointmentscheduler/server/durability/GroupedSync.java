package org.appointmentscheduler.server.durability;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.appointmentscheduler.command.messaging.Durability;

/**
 * One thread syncs for all who wait: those who arrive during a sync share the next one. So the disk is asked once for
 * many commits, and a caller waits for two syncs at most.
 */
public final class GroupedSync implements Durability, AutoCloseable {

    private final Sync disk;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;

    private CompletableFuture<Void> next = new CompletableFuture<>();
    private boolean wanted;
    private boolean closed;

    GroupedSync(Sync disk) {
        this.disk = disk;
        // A platform thread: it spends its life in blocking file calls.
        this.thread = Thread.ofPlatform().daemon().name("disk-sync").start(this::run);
    }

    @Override
    public void awaitDurable() {
        try {
            join().join();
        } catch (CompletionException e) {
            throw new NotDurable(e.getCause());
        }
    }

    /** About how many share the next sync. */
    int waiting() {
        lock.lock();
        try {
            return next.getNumberOfDependents();
        } finally {
            lock.unlock();
        }
    }

    private CompletableFuture<Void> join() {
        lock.lock();
        try {
            if (closed) {
                throw new NotDurable(new IllegalStateException("The application is shutting down"));
            }
            wanted = true;
            changed.signal();
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (awaitWork()) {
            var group = takeGroup();
            try {
                disk.sync();
                group.complete(null);
            } catch (Throwable e) {
                // Whoever waits must be told, whatever it was, or would wait for ever.
                group.completeExceptionally(e);
            }
        }
    }

    /** False once closed and nobody is waiting any more. */
    private boolean awaitWork() {
        lock.lock();
        try {
            while (!wanted && !closed) {
                changed.awaitUninterruptibly();
            }
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    private CompletableFuture<Void> takeGroup() {
        lock.lock();
        try {
            var group = next;
            next = new CompletableFuture<>();
            wanted = false;
            return group;
        } finally {
            lock.unlock();
        }
    }

    /** Serves those who already wait; interrupting the thread instead could close the database file under H2. */
    @Override
    public void close() throws InterruptedException {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        thread.join();
        disk.close();
    }
}
