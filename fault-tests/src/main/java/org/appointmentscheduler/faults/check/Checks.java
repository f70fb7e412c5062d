package org.appointmentscheduler.faults.check;

import java.util.List;

/** All of them. */
public final class Checks {

    private static final List<Check> ALL = List.of(
            new NoDoubleBooking(),
            new NoLostWrite(),
            new NoGhost(),
            new HoldLifetime(),
            new ViewsAreFolds(),
            new Linearizable(),
            new Idempotence(),
            new ReplayIsPure(),
            new TimersAgree(),
            new SealsFit(),
            new AliveAfterHealing());

    private Checks() {}

    public static List<Verdict> judge(Evidence evidence) {
        return ALL.stream().map(check -> judge(check, evidence)).toList();
    }

    /** A store so broken that a check stumbles over it has not passed the check. */
    private static Verdict judge(Check check, Evidence evidence) {
        try {
            return check.judge(evidence);
        } catch (RuntimeException e) {
            return new Verdict(check.invariant(), Verdict.Result.VIOLATED, 0, List.of("The check failed: " + e), "");
        }
    }
}
