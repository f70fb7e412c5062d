package org.appointmentscheduler.server.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PaceTest {

    private long now = Long.MAX_VALUE - 1; // Such a clock may overflow at any time.

    private final Pace pace = new Pace("any", () -> now);

    @Test
    void doesNotHoldUpWhatComesAfterATimeWithoutWork() {
        for (var work = 0; work < Pace.AT_ONCE; work++) {
            assertThat(pace.delay()).isZero();
        }
    }

    @Test
    void spacesOutWhatComesThickAndFast() {
        doesNotHoldUpWhatComesAfterATimeWithoutWork();

        assertThat(pace.delay()).isZero();
        assertThat(pace.delay()).isEqualTo(Pace.INTERVAL_NANOS);
        now += Pace.INTERVAL_NANOS / 2;
        assertThat(pace.delay()).isEqualTo(Pace.INTERVAL_NANOS * 3 / 2);
    }

    @Test
    void neverSavesUpMoreThanALittle() {
        now += Pace.INTERVAL_NANOS * 1000;
        spacesOutWhatComesThickAndFast();
    }

    @Test
    void runsWhatIsSubmitted() throws ExecutionException, InterruptedException {
        var done = new AtomicBoolean();
        pace.submit(() -> done.set(true)).get();
        assertThat(done).isTrue();
    }
}
