package org.appointmentscheduler.faults.check;

import org.appointmentscheduler.faults.store.Fold;

/** I5: at rest, every row of every view is what the events say, no row missing and none too many. */
final class ViewsAreFolds implements Check {

    @Override
    public Invariant invariant() {
        return Invariant.I5;
    }

    @Override
    public Verdict judge(Evidence evidence) {
        var views = evidence.views();
        if (views == null) {
            return Verdict.notChecked(invariant(), "the tables could not be read");
        }
        var complaints = new Complaints();
        Fold.tables(evidence.bookings())
                .forEach((table, rows) -> complaints.requireSame(table, rows, views.table(table)));
        complaints.require(views.deadLetters() == 0, "%d dead letters", views.deadLetters());
        return complaints.verdict(invariant());
    }
}
