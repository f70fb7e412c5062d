package org.appointmentscheduler.server.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupedSyncTest {

    private final Disk disk = new Disk();
    private final GroupedSync durability = new GroupedSync(disk);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() throws Exception {
        disk.permits.release(1000);
        durability.close();
        callers.close();
    }

    @Test
    void syncsOnceForAllWhoArriveDuringASync() throws Exception {
        var first = call();
        await().until(() -> disk.started.get() == 1);
        var others = calls(20);
        await().until(() -> durability.waiting() == 20);

        disk.permits.release(1);
        first.get();
        assertThat(others).noneMatch(Future::isDone);

        disk.permits.release(1);
        for (var other : others) {
            other.get();
        }
        assertThat(disk.started).hasValue(2);
    }

    @Test
    void tellsThoseWhoWaitedForAFailedSyncAndNobodyElse() throws Exception {
        disk.broken = true;
        var unlucky = call();
        await().until(() -> disk.started.get() == 1);
        disk.permits.release(1);
        assertThatThrownBy(unlucky::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(IOException.class);

        disk.broken = false;
        disk.permits.release(1);
        call().get();
    }

    @Test
    void servesThoseWhoWaitBeforeItCloses() throws Exception {
        var last = call();
        await().until(() -> disk.started.get() == 1);
        disk.permits.release(1);
        durability.close();

        last.get();
        assertThat(disk.closed).isTrue();
        assertThatThrownBy(durability::awaitDurable).isInstanceOf(NotDurable.class);
    }

    @Test
    void syncsAnH2File(@TempDir Path directory) throws Exception {
        var url = "jdbc:h2:file:" + directory.resolve("test");
        try (var writer = DriverManager.getConnection(url);
                var sync = new H2Sync(DriverManager.getConnection(url))) {
            writer.createStatement().execute("create table written (id int)");
            sync.sync();
        }
    }

    private List<Future<?>> calls(int number) {
        var calls = new ArrayList<Future<?>>();
        for (int i = 0; i < number; i++) {
            calls.add(call());
        }
        return calls;
    }

    private Future<?> call() {
        return callers.submit(durability::awaitDurable);
    }

    /** Takes as long as the test wants. */
    private static final class Disk implements Sync {

        private final Semaphore permits = new Semaphore(0);
        private final AtomicInteger started = new AtomicInteger();
        private volatile boolean broken;
        private volatile boolean closed;

        @Override
        public void sync() throws Exception {
            started.incrementAndGet();
            permits.acquire();
            if (broken) {
                throw new IOException("disk full");
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
