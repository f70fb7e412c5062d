package org.appointmentscheduler.command.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnsTest {

    private int count;

    @Test
    void areTakenByOneAfterTheOther() {
        var turns = new Turns();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 1_000)
                    .forEach(_ -> threads.submit(() -> {
                        try (var _ = turns.obtainLock("day");
                                var again = turns.obtainLock("day")) {
                            assertThat(again.isHeld()).isTrue();
                            var before = count;
                            Thread.yield();
                            count = before + 1;
                        }
                    }));
        }
        assertThat(count).isEqualTo(1_000);
        assertThat(turns.areAllOver()).isTrue();
    }

    @Test
    void areNotWaitedForForEver() {
        var turns = new Turns(Duration.ofMillis(100), System::nanoTime);
        try (var _ = turns.obtainLock("day")) {
            assertRefused(turns, "day");
            inAnotherThread(turns, "another day");
        }
        inAnotherThread(turns, "day");
        assertThat(turns.areAllOver()).isTrue();
    }

    @Test
    void areWaitedForTogether() {
        var time = new AtomicLong();
        var turns = new Turns(Duration.ofHours(1), time::get);
        try (var _ = turns.obtainLock("second day")) {
            CompletableFuture.runAsync(() -> {
                        var command = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("command"));
                        turns.obtainLock("first day").release();
                        time.addAndGet(Duration.ofHours(1).toNanos());
                        assertThatThrownBy(() -> turns.obtainLock("second day"))
                                .isInstanceOf(LockAcquisitionFailedException.class);
                        command.rollback();
                    })
                    .join();
        }
    }

    private static void assertRefused(LockFactory turns, String aggregate) {
        assertThatThrownBy(() -> inAnotherThread(turns, aggregate))
                .hasCauseInstanceOf(LockAcquisitionFailedException.class);
    }

    private static void inAnotherThread(LockFactory turns, String aggregate) {
        CompletableFuture.runAsync(() -> turns.obtainLock(aggregate).release()).join();
    }
}
