package org.appointmentscheduler.faults.check;

import java.time.Duration;

/** I11: soon after the last fault is gone everything works as before, without anybody's help. */
final class AliveAfterHealing implements Check {

    static final Duration RECOVERY = Duration.ofSeconds(30);

    /** Below this, a doubled p99 is noise on a small machine. */
    private static final Duration FAST_ENOUGH = Duration.ofSeconds(1);

    @Override
    public Invariant invariant() {
        return Invariant.I11;
    }

    @Override
    public Verdict judge(Evidence evidence) {
        var seen = evidence.liveness();
        if (seen == null) {
            return Verdict.notChecked(invariant(), "nothing was broken that could heal");
        }
        var complaints = new Complaints();
        complaints.checked();
        complaints.require(seen.recovery().compareTo(RECOVERY) <= 0, "It took %s to recover", seen.recovery());
        complaints.require(seen.faults().isEmpty(), "Still wrong after healing: %s", seen.faults());
        var bound = seen.baseline().multipliedBy(2);
        complaints.require(
                !evidence.judgesSpeed()
                        || seen.afterwards().compareTo(bound.compareTo(FAST_ENOUGH) > 0 ? bound : FAST_ENOUGH) <= 0,
                "The p99 is %s, and was %s before",
                seen.afterwards(),
                seen.baseline());
        complaints.note("recovered in %d ms, p99 %d ms before and %d ms after"
                .formatted(
                        seen.recovery().toMillis(),
                        seen.baseline().toMillis(),
                        seen.afterwards().toMillis()));
        return complaints.verdict(invariant());
    }
}
