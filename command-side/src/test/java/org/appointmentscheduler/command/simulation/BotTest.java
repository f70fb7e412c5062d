package org.appointmentscheduler.command.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.appointmentscheduler.command.appointment.AppointmentFixture;
import org.appointmentscheduler.command.calendar.CalendarFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A day of somebody who books nothing and leaves nothing to others, under one name or a thousand. */
class BotTest {

    private static final int HALF = Attack.WINDOWS / 2;
    private static final int NO_LIMIT = 1_000_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000})
    void neverHoldsMoreThanItsShareAndKeepsNobodyOut(int identities) {
        var attack = Attack.of(identities, rules(50, 5, 20));
        assertThat(attack.mostHeld()).isPositive().isLessThanOrEqualTo(HALF);
        assertThat(attack.honestBookings()).isPositive();
        assertThat(attack.honestRefusals()).isEmpty();
    }

    /** Or the above would prove little. */
    @Test
    void triesHardEnoughToReachItsShare() {
        assertThat(Attack.of(1_000, rules(50, 5, 20)).mostHeld()).isEqualTo(HALF);
        assertThat(Attack.of(1, rules(50, NO_LIMIT, NO_LIMIT)).mostHeld()).isEqualTo(HALF);
    }

    @Test
    void takesEverythingUnderOneNameWhereNothingIsLimited() {
        var attack = Attack.of(1, rules(100, NO_LIMIT, NO_LIMIT));
        assertThat(attack.mostHeld()).isGreaterThan(HALF);
        assertThat(attack.honestRefusals()).isNotEmpty();
    }

    @Test
    void takesEverythingUnderAThousandNamesWhereOnlyEachIsLimited() {
        var attack = Attack.of(1_000, rules(100, 5, 20));
        assertThat(attack.mostHeld()).isGreaterThan(HALF);
        assertThat(attack.honestRefusals()).isNotEmpty();
    }

    private static Node.Rules rules(int percentOfDay, int activeHolds, int unconfirmedHolds) {
        return new Node.Rules(
                AppointmentFixture.policy(Duration.ofHours(24), Attack.HOLD),
                CalendarFixture.shares(percentOfDay),
                activeHolds,
                unconfirmedHolds);
    }
}
