package org.appointmentscheduler.command.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.Rejection;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldConfirmed;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldReturned;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldTaken;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.command.calendar.CalendarFixture;
import org.appointmentscheduler.command.calendar.Claimant;
import org.appointmentscheduler.command.messaging.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldQuotasTest {

    private static final Instant EIGHT = Instant.parse("2026-03-01T08:00:00Z");
    private static final Duration HOLD = Duration.ofMinutes(30);
    private static final Duration DAY = Duration.ofHours(24);
    private static final ClientId CLIENT = new ClientId(UUID.randomUUID());

    private final CalendarFixture store = new CalendarFixture(() -> EIGHT);
    private final HoldQuotas quotas = QuotaFixture.quotas(store.events, 5, 20);
    private int holds;

    @Test
    void allowsFiveHoldsAtOnceAndSaysWhenTheFirstEnds() {
        for (var second = 0; second < 5; second++) {
            take(EIGHT.plusSeconds(second));
        }
        assertThat(refusalOfAnother(EIGHT.plusSeconds(5)))
                .isEqualTo(Map.of("quota", "activeHolds", "limit", 5, "retryAt", EIGHT.plus(HOLD)));
    }

    @Test
    void countsAHoldUntilItsLastMillisecond() {
        takeMany(5, EIGHT);
        refusalOfAnother(EIGHT.plus(HOLD).minusMillis(1));
        take(EIGHT.plus(HOLD));
    }

    @Test
    void promisesRoomOnlyWhenThereIs() {
        var quotasOfTen = QuotaFixture.quotas(store.events, 10, 20);
        for (var second = 0; second < 10; second++) {
            take(quotasOfTen, EIGHT.plusSeconds(second));
        }
        // Ten are there, from when more were allowed: six must end.
        assertThat(refusalOfAnother(EIGHT.plusSeconds(10)))
                .containsEntry("retryAt", EIGHT.plusSeconds(5).plus(HOLD));
    }

    @Test
    void countsAConfirmedHoldNoMore() {
        var held = take(EIGHT);
        takeMany(4, EIGHT);
        confirm(held, EIGHT);
        take(EIGHT);
    }

    @Test
    void countsAReturnedHoldAsActiveNoMoreOnAnyNodesClock() {
        var held = take(EIGHT);
        takeMany(4, EIGHT);
        giveBack(held, EIGHT.plusSeconds(9));
        take(EIGHT.plusSeconds(8));
    }

    @Test
    void coolsDownAfterTwentyUnconfirmedHoldsHoweverTheyEnded() {
        for (var second = 0; second < 10; second++) {
            giveBack(take(EIGHT.plusSeconds(second)), EIGHT.plusSeconds(second));
        }
        var later = EIGHT.plus(HOLD);
        takeMany(5, later);
        takeMany(5, later.plus(HOLD));
        assertThat(refusalOfAnother(later.plus(HOLD).plus(HOLD)))
                .isEqualTo(Map.of("quota", "unconfirmedHolds", "limit", 20, "retryAt", EIGHT.plus(DAY)));
    }

    @Test
    void hasCooledDownToTheMillisecond() {
        for (var round = 0; round < 4; round++) {
            takeMany(5, EIGHT.plus(HOLD.multipliedBy(round)));
        }
        refusalOfAnother(EIGHT.plus(DAY).minusMillis(1));
        takeMany(5, EIGHT.plus(DAY));
        assertThat(refusalOfAnother(EIGHT.plus(DAY)))
                .containsEntry("retryAt", EIGHT.plus(HOLD).plus(DAY));
    }

    @Test
    void neverCoolsDownWhoeverConfirms() {
        for (var number = 0; number < 30; number++) {
            confirm(take(EIGHT), EIGHT);
        }
    }

    @Test
    void forgetsOneOfTwentyWhenItIsConfirmed() {
        for (var round = 0; round < 3; round++) {
            takeMany(5, EIGHT.plus(HOLD.multipliedBy(round)));
        }
        var last = EIGHT.plus(HOLD.multipliedBy(3));
        var held = take(last);
        takeMany(4, last);
        refusalOfAnother(last);
        confirm(held, last);
        take(last);
    }

    @Test
    void countsWhatANodeWhoseClockIsAheadHasCounted() {
        takeMany(5, EIGHT.plusSeconds(90));
        refusalOfAnother(EIGHT);
    }

    @Test
    void countsOnANodeWhoseClockIsBehindAtLeastAsMuch() {
        takeMany(5, EIGHT);
        take(EIGHT.plus(HOLD));
        refusalOfAnother(EIGHT.plus(HOLD).minusSeconds(90));
    }

    @Test
    void knowsANewcomerUntilSomethingIsConfirmed() {
        var first = newAppointment();
        assertThat(claimant(first)).isEqualTo(new Claimant(CLIENT, true));
        confirm(first, EIGHT);
        assertThat(claimant(newAppointment())).isEqualTo(new Claimant(CLIENT, false));
    }

    @Test
    void neitherLimitsNorCountsWhatAnAdministratorHolds() {
        for (var number = 0; number < 30; number++) {
            var claimant = store.inUnitOfWork(
                    () -> quotas.take(CLIENT, newAppointment(), new Actor.Administrator("1"), EIGHT, EIGHT.plus(HOLD)));
            assertThat(claimant).isEqualTo(Claimant.UNCOUNTED);
        }
        confirm(newAppointment(), EIGHT);
        giveBack(newAppointment(), EIGHT);
        assertThat(store.stored("holds/" + CLIENT)).isEmpty();
        assertThat(claimant(newAppointment())).isEqualTo(new Claimant(CLIENT, true));
        confirm(newAppointment(), EIGHT);
        giveBack(newAppointment(), EIGHT);
        assertThat(store.stored("holds/" + CLIENT)).hasSize(1);
    }

    @Test
    void countsEachClientApart() {
        takeMany(5, EIGHT);
        var other = new ClientId(UUID.randomUUID());
        assertThatCode(() -> store.inUnitOfWork(
                        () -> quotas.take(other, newAppointment(), new Actor.Client(other), EIGHT, EIGHT.plus(HOLD))))
                .doesNotThrowAnyException();
    }

    @Test
    void recordsWhatCounts() {
        var kept = take(EIGHT.plusMillis(1));
        var returned = take(EIGHT);
        confirm(kept, EIGHT.plusMillis(999));
        giveBack(returned, EIGHT);
        assertThat(store.stored("holds/" + CLIENT))
                .containsExactly(
                        new HoldTaken(CLIENT, kept, EIGHT, EIGHT.plusMillis(1).plus(HOLD)),
                        new HoldTaken(CLIENT, returned, EIGHT, EIGHT.plus(HOLD)),
                        new HoldConfirmed(CLIENT, kept, EIGHT),
                        new HoldReturned(CLIENT, returned, EIGHT));
    }

    @ParameterizedTest
    @CsvSource({"0, 20", "-1, 20", "5, 0", "1000001, 20", "5, 1000001"})
    void refusesSettingsThatMakeNoSense(int active, int unconfirmed) {
        assertThatIllegalArgumentException().isThrownBy(() -> new QuotaPolicy(active, unconfirmed));
    }

    private AppointmentId newAppointment() {
        return new AppointmentId(new UUID(0, ++holds));
    }

    private void takeMany(int number, Instant at) {
        for (var taken = 0; taken < number; taken++) {
            take(at);
        }
    }

    private AppointmentId take(Instant at) {
        return take(quotas, at);
    }

    private AppointmentId take(HoldQuotas quotas, Instant at) {
        var appointment = newAppointment();
        store.inUnitOfWork(() -> quotas.take(CLIENT, appointment, new Actor.Client(CLIENT), at, at.plus(HOLD)));
        return appointment;
    }

    private Claimant claimant(AppointmentId appointment) {
        return store.inUnitOfWork(
                () -> quotas.take(CLIENT, appointment, new Actor.Client(CLIENT), EIGHT, EIGHT.plus(HOLD)));
    }

    private void confirm(AppointmentId appointment, Instant at) {
        store.inUnitOfWork(() -> {
            quotas.confirm(CLIENT, appointment, at);
            return true;
        });
    }

    private void giveBack(AppointmentId appointment, Instant at) {
        store.inUnitOfWork(() -> {
            quotas.giveBack(CLIENT, appointment, at);
            return true;
        });
    }

    private Map<String, Object> refusalOfAnother(Instant at) {
        var refused = catchThrowableOfType(Rejected.class, () -> take(at));
        assertThat(refused).as("refusal at %s", at).isNotNull();
        var rejection = refused.<Rejection>getDetails().orElseThrow();
        assertThat(rejection.refusal()).isEqualTo(Refusal.CLIENT_LIMIT_REACHED);
        return rejection.values();
    }
}
