package org.appointmentscheduler.faults.check;

import java.util.List;

/**
 * What a check came to.
 *
 * @param checked how many things were looked at; a check of nothing proves nothing
 * @param violations the first few, in words
 * @param note a measurement, or why the check was not made
 */
public record Verdict(Invariant invariant, Result result, long checked, List<String> violations, String note) {

    /** How it went. */
    public enum Result {
        HOLDS,
        VIOLATED,
        NOT_CHECKED
    }

    public static Verdict notChecked(Invariant invariant, String why) {
        return new Verdict(invariant, Result.NOT_CHECKED, 0, List.of(), why);
    }

    public boolean isViolated() {
        return result == Result.VIOLATED;
    }
}
