package org.appointmentscheduler.faults.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.appointmentscheduler.faults.store.Life;
import org.appointmentscheduler.faults.store.StoredEvent;

/**
 * I4: a hold that nobody confirmed or gave back expires once, at its time: never recorded early, at most two seconds
 * late when nothing is broken, and soon after the healing otherwise.
 */
final class HoldLifetime implements Check {

    static final Duration UNDISTURBED_P99 = Duration.ofSeconds(2);
    static final Duration UNDISTURBED_WORST = Duration.ofSeconds(5);

    /** How much later it may be on a machine that is busy with something else. */
    private static final Duration ELSEWHERE_BUSY = Duration.ofSeconds(5);

    @Override
    public Invariant invariant() {
        return Invariant.I4;
    }

    @Override
    public Verdict judge(Evidence evidence) {
        var complaints = new Complaints();
        var undisturbed = new ArrayList<Duration>();
        var worst = Duration.ZERO;
        for (var life : evidence.bookings().lives()) {
            if (life.isHeld()) {
                complaints.checked();
                confirmedInTime(life, complaints);
                for (var expiry : life.all("HoldExpired")) {
                    var late = lateness(life, expiry, evidence, complaints);
                    worst = worst.compareTo(late) < 0 ? late : worst;
                    if (evidence.disturbancesSeen().stream().noneMatch(it -> it.covers(life.expiresAt()))) {
                        undisturbed.add(late);
                    }
                }
                ends(life, evidence, complaints);
            }
        }
        var p99 = Percentile.of(undisturbed, 99);
        complaints.require(
                !evidence.judgesSpeed() || p99.compareTo(UNDISTURBED_P99) <= 0,
                "The p99 of lateness with nothing broken is %s",
                p99);
        complaints.note("worst lateness %d ms, p99 undisturbed %d ms".formatted(worst.toMillis(), p99.toMillis()));
        return complaints.verdict(invariant());
    }

    private static void confirmedInTime(Life life, Complaints complaints) {
        for (var event : life.all("AppointmentConfirmed")) {
            complaints.require(
                    event.instant("confirmedAt").isBefore(life.expiresAt()),
                    "Confirmed after its end: %s",
                    life.events());
        }
        for (var event : life.all("HoldReleased")) {
            complaints.require(
                    event.instant("releasedAt").isBefore(life.expiresAt()),
                    "Released after its end: %s",
                    life.events());
        }
    }

    private static Duration lateness(Life life, StoredEvent expiry, Evidence evidence, Complaints complaints) {
        var due = life.expiresAt();
        complaints.require(
                expiry.instant("expiredAt").equals(due), "Expired at another time than its own: %s", life.events());
        complaints.require(life.count("HoldExpired") == 1, "Expired more than once: %s", life.events());
        complaints.require(
                life.count("AppointmentConfirmed") + life.count("HoldReleased") == 0,
                "Expired although confirmed or released: %s",
                life.events());
        complaints.require(
                !expiry.recordedAt().isBefore(due.minus(evidence.clockOffset())), "Expired early: %s", life.events());
        complaints.require(
                !expiry.recordedAt().isAfter(latest(due, evidence)),
                "Recorded %s late: %s",
                Duration.between(due, expiry.recordedAt()),
                life.events());
        return Duration.between(due, expiry.recordedAt());
    }

    private static void ends(Life life, Evidence evidence, Complaints complaints) {
        var open = life.events().size() == 1;
        complaints.require(
                !open || !latest(life.expiresAt(), evidence).isBefore(evidence.readAt()),
                "Not recorded as expired at %s: %s",
                evidence.readAt(),
                life.events());
    }

    private static Instant latest(Instant due, Evidence evidence) {
        var latest = evidence.disturbancesSeen().stream()
                .filter(disturbance -> disturbance.covers(due))
                .map(disturbance -> disturbance.latest(due))
                .reduce(due.plus(UNDISTURBED_WORST), (one, other) -> one.isAfter(other) ? one : other);
        return evidence.judgesSpeed() ? latest : latest.plus(ELSEWHERE_BUSY);
    }
}
