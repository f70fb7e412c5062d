package org.appointmentscheduler.faults.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

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

    /** No row missing, none too many, and all the same. */
    void requireSame(String table, Map<String, String> expected, Map<String, String> found) {
        var keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        for (var key : keys) {
            checked();
            var should = expected.getOrDefault(key, "no row");
            var is = found.getOrDefault(key, "no row");
            require(should.equals(is), "%s %s is '%s' and should be '%s'", table, key, is, should);
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
