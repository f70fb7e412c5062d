package org.appointmentscheduler.server.http.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CapacityTest {

    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final Capacity capacity = new Capacity(1_000, time::get);

    @Test
    void letsInAsManyAsAreAnsweredInFiveSeconds() {
        var limits = IntStream.range(0, 12).map(_ -> aSecondOf(100, true)).toArray();
        assertThat(limits).startsWith(750, 625).isSortedAccordingTo((one, other) -> other - one);
        assertThat(limits[11]).isBetween(500, 501);
        assertThat(aSecondOf(200, true)).isEqualTo((limits[11] + 1_000) / 2);
    }

    @Test
    void forgetsThatWhenNobodyIsTurnedAwayAnyMore() {
        aSecondOf(10, true);
        assertThat(aSecondOf(10, false)).isEqualTo(1_000);
    }

    @Test
    void forgetsThatAfterAPause() {
        aSecondOf(10, true);
        capacity.turnedAway();
        time.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(capacity.limit()).isEqualTo(1_000);
    }

    @Test
    void alwaysLetsSomeIn() {
        IntStream.range(0, 20).forEach(_ -> aSecondOf(0, true));
        assertThat(capacity.limit()).isBetween(64, 65);
        var small = new Capacity(3, time::get);
        small.turnedAway();
        time.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(small.limit()).isEqualTo(3);
    }

    private int aSecondOf(int answers, boolean full) {
        IntStream.range(0, answers).forEach(_ -> capacity.answered());
        if (full) {
            capacity.turnedAway();
        }
        time.addAndGet(Duration.ofSeconds(1).toNanos());
        return capacity.limit();
    }
}
