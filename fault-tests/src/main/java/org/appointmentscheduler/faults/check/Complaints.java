package org.appointmentscheduler.faults.check;

import java.util.ArrayList;
import java.util.List;

/** Collects what a check finds. */
final class Complaints {

    private static final int MOST = 20;

    private final List<String> violations = new ArrayList<>();
    private long checked;
    private long count;
    private String note = "";

    void checked() {
        checked++;
    }

    void require(boolean holds, String violation, Object... values) {
        if (!holds) {
            count++;
            if (violations.size() < MOST) {
                violations.add(violation.formatted(values));
            }
        }
    }

    void note(String text) {
        note = text;
    }

    Verdict verdict(Invariant invariant) {
        if (count > MOST) {
            violations.add((count - MOST) + " more");
        }
        return new Verdict(
                invariant,
                count == 0 ? Verdict.Result.HOLDS : Verdict.Result.VIOLATED,
                checked,
                List.copyOf(violations),
                note);
    }
}
