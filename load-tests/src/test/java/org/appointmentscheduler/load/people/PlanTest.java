package org.appointmentscheduler.load.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Instant FIRST = Plan.firstWindow(Instant.parse("2026-05-01T13:37:00Z"));

    @Test
    void beginsInThreeDays() {
        assertThat(FIRST).isEqualTo("2026-05-04T08:00:00Z");
    }

    @Test
    void givesEveryWindowOnceAndThenNoMore() {
        var plan = new Plan(List.of("client"), List.of("one", "two"), FIRST, 20);
        var given = new HashSet<>();
        for (var booking = plan.next(); booking != null; booking = plan.next()) {
            assertThat(given.add(booking)).isTrue();
            assertThat(booking.start()).isBetween(FIRST, Instant.parse("2026-05-23T15:45:00Z"));
        }

        assertThat(given).hasSize(2 * 20 * Plan.WINDOWS);
        assertThat(plan.next()).isNull();
    }

    @Test
    void isTheSameInEveryRun() {
        var again = new Plan(List.of("client"), List.of("one", "two"), FIRST, 20);

        assertThat(new Plan(List.of("client"), List.of("one", "two"), FIRST, 20).next())
                .isEqualTo(again.next());
    }
}
