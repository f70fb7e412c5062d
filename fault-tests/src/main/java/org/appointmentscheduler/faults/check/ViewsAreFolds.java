package org.appointmentscheduler.faults.check;

import java.util.Map;
import java.util.TreeSet;
import org.appointmentscheduler.faults.store.Fold;
import org.appointmentscheduler.faults.store.Views;

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
        return judge(evidence, views);
    }

    private Verdict judge(Evidence evidence, Views views) {
        var complaints = new Complaints();
        compare("appointment", Fold.appointments(evidence.bookings()), views.appointments(), complaints);
        compare("calendar_day", Fold.days(evidence.bookings()), views.days(), complaints);
        compare("claim", Fold.claims(evidence.bookings()), views.claims(), complaints);
        complaints.require(views.deadLetters() == 0, "%d dead letters", views.deadLetters());
        return complaints.verdict(invariant());
    }

    private static void compare(
            String table, Map<String, String> expected, Map<String, String> found, Complaints complaints) {
        var keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        for (var key : keys) {
            complaints.checked();
            var should = expected.getOrDefault(key, "no row");
            var is = found.getOrDefault(key, "no row");
            complaints.require(should.equals(is), "%s %s is '%s' and should be '%s'", table, key, is, should);
        }
    }
}
