package org.appointmentscheduler.faults.check;

/** I8: emptied and read again from the first event, every view says what it said before. */
final class ReplayIsPure implements Check {

    @Override
    public Invariant invariant() {
        return Invariant.I8;
    }

    @Override
    public Verdict judge(Evidence evidence) {
        var before = evidence.viewsBeforeReplay();
        var after = evidence.views();
        if (before == null || after == null) {
            return Verdict.notChecked(invariant(), "the tables cannot be read while the node runs");
        }
        var complaints = new Complaints();
        before.tables().forEach((table, rows) -> complaints.requireSame(table, rows, after.table(table)));
        complaints.require(
                before.openHolds().equals(after.openHolds()),
                "The sweeper watched %s and now watches %s",
                before.openHolds(),
                after.openHolds());
        return complaints.verdict(invariant());
    }
}
