package org.appointmentscheduler.faults.check;

import java.util.regex.Pattern;
import org.appointmentscheduler.faults.process.Verification;

/** I10: the history is the one that was sealed, from the first position to the last that is, as the product itself says. */
final class SealsFit implements Check {

    private static final Pattern CHECKED = Pattern.compile("Checked (\\d+) events");
    private static final String NOTHING = "nothing is sealed";

    @Override
    public Invariant invariant() {
        return Invariant.I10;
    }

    @Override
    public Verdict judge(Evidence evidence) {
        var verification = evidence.verification();
        if (verification.said().contains(NOTHING)) {
            return Verdict.notChecked(invariant(), NOTHING);
        }
        var complaints = new Complaints();
        for (var events = checked(verification); events > 0; events--) {
            complaints.checked();
        }
        complaints.require(verification.isSound(), "It says: %s", verification.said());
        return complaints.verdict(invariant());
    }

    private static long checked(Verification verification) {
        var checked = CHECKED.matcher(verification.said());
        return checked.find() ? Long.parseLong(checked.group(1)) : 0;
    }
}
