package org.appointmentscheduler.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.appointmentscheduler.faults.store.Views;
import org.junit.jupiter.api.Test;

/** A checker is believed once it has found what was planted, and nothing where nothing was. */
class ChecksTest {

    /** One released, one expired, one confirmed, in the one slot, one after the other. */
    private static Story sound() {
        return new Story()
                .reserved("a", "c1", 1, 1.2, 5)
                .keptHold("a", "c1", 1.1, 5)
                .notReserved("c2", "slot-already-held", 1.5, 1.6)
                .released("a", "c1", 2, 2.1)
                .keptRelease("a", 2.05)
                .reserved("b", "c2", 3, 3.2, 6)
                .keptHold("b", "c2", 3.1, 6)
                .notConfirmed("b", "c2", 6.1, 6.2)
                .keptExpiry("b", 6, 6.4)
                .reserved("c", "c1", 7, 7.1, 12)
                .keptHold("c", "c1", 7.05, 12)
                .confirmed("c", "c1", 8, 8.1)
                .keptConfirmation("c", 8.05)
                .read("c", "confirmed", 8.2, 8.3)
                .notReserved("c2", "slot-already-booked", 9, 9.1)
                .recovered(Duration.ofSeconds(3), Duration.ofMillis(20), Duration.ofMillis(30));
    }

    private static Story held() {
        return new Story().reserved("a", "c1", 1, 1.2, 5).keptHold("a", "c1", 1.1, 5);
    }

    private static void finds(Invariant invariant, Evidence evidence) {
        assertThat(Checks.judge(evidence))
                .filteredOn(Verdict::isViolated)
                .extracting(Verdict::invariant)
                .contains(invariant);
    }

    private static void findsNothing(Evidence evidence) {
        assertThat(Checks.judge(evidence)).flatExtracting(Verdict::violations).isEmpty();
    }

    @Test
    void findNothingWhereNothingIsWrong() {
        assertThat(Checks.judge(sound().told()))
                .hasSize(Invariant.values().length)
                .allSatisfy(verdict -> {
                    assertThat(verdict.violations()).isEmpty();
                    assertThat(verdict.result()).isEqualTo(Verdict.Result.HOLDS);
                    assertThat(verdict.checked()).isPositive();
                });
    }

    @Test
    void findTwoClaimsOnOneQuarterHour() {
        finds(Invariant.I1, sound().claimed("d", "08:45-09:30", 10, 15).told());
    }

    @Test
    void findTwoOverlappingBookingsOfAProvider() {
        var one = new Story()
                .claimed("a", "09:00-09:15", 1, 5)
                .keptLife("a", "c1", 1, 5)
                .keptConfirmation("a", 2);
        finds(
                Invariant.I1,
                one.claimed("b", "10:00-10:15", 3, 8)
                        .keptLife("b", "c2", 3, 8)
                        .keptConfirmation("b", 4)
                        .told());
    }

    @Test
    void findAClaimOnUnpublishedTime() {
        finds(Invariant.I1, sound().claimed("d", "18:00-18:15", 10, 15).told());
    }

    @Test
    void findTimePublishedTwice() {
        finds(Invariant.I1, sound().published("09:00-09:15", 10).told());
    }

    @Test
    void findAPublicationOfMoreThanIsKept() {
        findsNothing(sound().published(40).told());
        finds(Invariant.I2, sound().published(41).told());
    }

    @Test
    void findAFreedBooking() {
        finds(Invariant.I1, sound().freed("c", 13).told());
    }

    @Test
    void findAHoleInAStream() {
        finds(Invariant.I1, sound().lost("ClaimFreed").told());
    }

    @Test
    void findALostAcknowledgement() {
        finds(Invariant.I2, sound().reserved("lost", "c3", 10, 10.1, 15).told());
    }

    @Test
    void findALostConfirmation() {
        finds(
                Invariant.I2,
                held().confirmed("a", "c1", 2, 3).keptExpiry("a", 5, 5.2).told());
    }

    @Test
    void findAHoldKeptOtherwiseThanAcknowledged() {
        finds(
                Invariant.I2,
                new Story()
                        .reserved("a", "c1", 1, 1.2, 5)
                        .keptHold("a", "c1", 1.1, 6)
                        .told());
    }

    @Test
    void findAGhost() {
        finds(
                Invariant.I3,
                new Story()
                        .notReserved("c9", "slot-already-held", 1, 1.2)
                        .keptHold("g", "c9", 1.1, 5)
                        .told());
    }

    @Test
    void findTheSecondEffectOfAnUnknown() {
        var once =
                new Story().reservedPerhaps("c9", 1).keptHold("g", "c9", 1.1, 5).keptExpiry("g", 5, 5.1);
        findsNothing(once.told());
        finds(Invariant.I3, once.keptHold("h", "c9", 6, 9).told());
    }

    @Test
    void findAConfirmationThatWasRefused() {
        finds(
                Invariant.I3,
                held().notConfirmed("a", "c1", 4.9, 5.1)
                        .keptConfirmation("a", 4.9)
                        .told());
    }

    @Test
    void findALateExpiry() {
        finds(Invariant.I4, held().keptExpiry("a", 5, 11).told());
    }

    @Test
    void allowALateExpiryWhileSomethingIsBroken() {
        findsNothing(held().keptExpiry("a", 5, 32)
                .disturbed(4, 10, Duration.ofSeconds(30))
                .told());
    }

    @Test
    void findAnEarlyExpiry() {
        finds(Invariant.I4, held().keptExpiry("a", 5, 4.9).told());
    }

    @Test
    void findASecondExpiry() {
        finds(
                Invariant.I4,
                held().keptExpiry("a", 5, 5.1).keptExpiryAlone("a", 5, 5.2).told());
    }

    @Test
    void findAnExpiryOfWhatWasConfirmed() {
        finds(
                Invariant.I4,
                held().keptConfirmation("a", 2).keptExpiryAlone("a", 5, 5.2).told());
    }

    @Test
    void findAnExpiryThatIsMissing() {
        finds(Invariant.I4, held().readAt(30).told());
        findsNothing(held().readAt(4).told());
    }

    @Test
    void findAConfirmationAfterTheEnd() {
        finds(Invariant.I4, held().keptConfirmation("a", 5).told());
    }

    @Test
    void findARowThatIsNotTheFold() {
        finds(Invariant.I5, sound().told(withChangedRow(sound().trueViews())));
    }

    @Test
    void findAMissingRowAndOneTooMany() {
        var views = sound().trueViews();
        finds(Invariant.I5, sound().told(with(views, "appointment", Map.of())));
        finds(Invariant.I5, sound().told(with(views, "claim", Map.of("p/2026-03-03/x", "0"))));
    }

    @Test
    void findAReplayThatChangesAView() {
        var views = sound().trueViews();
        finds(Invariant.I8, sound().told(withChangedRow(views), views));
        finds(Invariant.I8, sound().told(with(views, "claim", Map.of()), views));
        finds(Invariant.I8, sound().told(views, new Views(views.tables(), views.timers(), Set.of("x"), 0)));
    }

    private static Views withChangedRow(Views views) {
        var changed = new HashMap<>(views.table("appointment"));
        changed.computeIfPresent("c", (id, row) -> row.replace("confirmed client", "held client"));
        return with(views, "appointment", changed);
    }

    private static Views with(Views views, String table, Map<String, String> rows) {
        var tables = new HashMap<>(views.tables());
        tables.put(table, rows);
        return new Views(tables, views.timers(), views.openHolds(), 0);
    }

    @Test
    void findUnequalReplayedBodies() {
        findsNothing(
                held().reserved("key-a", "a", "c1", 2, 2.1, 5, true).readAt(4).told());
        finds(Invariant.I7, held().reserved("key-a", "a", "c1", 2, 2.1, 6, true).told());
    }

    @Test
    void findAKeyDoneTwice() {
        finds(
                Invariant.I7,
                held().reserved("key-a", "a", "c1", 2, 2.1, 5, false).told());
    }

    @Test
    void findATimerThatIsMissingOrLeft() {
        var open = held().readAt(4);
        finds(Invariant.I9, open.told(with(open.trueViews(), Set.of())));
        var closed = held().keptExpiry("a", 5, 5.1);
        finds(Invariant.I9, closed.told(with(closed.trueViews(), Set.of("t-a"))));
    }

    private static Views with(Views views, Set<String> timers) {
        return new Views(views.tables(), timers, views.openHolds(), 0);
    }

    @Test
    void findASystemThatDoesNotRecover() {
        var fast = Duration.ofMillis(20);
        finds(
                Invariant.I11,
                sound().recovered(Duration.ofSeconds(31), fast, fast).told());
        finds(
                Invariant.I11,
                sound().recovered(Duration.ZERO, fast, Duration.ofSeconds(2)).told());
        finds(
                Invariant.I11,
                sound().recovered(Duration.ZERO, fast, fast, "calendar is behind")
                        .told());
    }

    @Test
    void judgeNoPercentileWhereThereIsTooLittleOfIt() {
        findsNothing(held().keptExpiry("a", 5, 9).tooBusyToJudgeSpeed().told());
        finds(Invariant.I4, held().keptExpiry("a", 5, 16).tooBusyToJudgeSpeed().told());
        finds(Invariant.I4, held().readAt(16).tooBusyToJudgeSpeed().told());
        findsNothing(sound().recovered(Duration.ZERO, Duration.ofMillis(20), Duration.ofSeconds(2))
                .tooBusyToJudgeSpeed()
                .told());
    }

    @Test
    void findAHistoryThatIsNotWhatWasSealed() {
        finds(
                Invariant.I10,
                sound().verified(1, "BAD at position 3 (CHANGED, seal 1)").told());
        finds(
                Invariant.I10,
                sound().verified(2, "Not checked: the database is gone").told());
        findsNothing(sound().verified(2, "Not checked: nothing is sealed, of 7 positions")
                .told());
    }
}
