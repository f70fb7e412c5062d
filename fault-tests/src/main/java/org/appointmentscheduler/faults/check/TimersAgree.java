package org.appointmentscheduler.faults.check;

import java.util.stream.Collectors;
import org.appointmentscheduler.faults.store.Life;
import org.appointmentscheduler.faults.store.Views;

/** I9: every open hold has its timer and is watched by the sweeper, and nothing else is. */
final class TimersAgree implements Check {

    @Override
    public Invariant invariant() {
        return Invariant.I9;
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
        for (var life : evidence.bookings().lives()) {
            complaints.checked();
            var open = life.events().size() == 1;
            var timer = life.held().text("timerId");
            complaints.require(
                    views.timers().contains(timer) == open,
                    open ? "No timer for the open hold %s" : "A timer is left of %s",
                    life.events());
        }
        var open = evidence.bookings().lives().stream()
                .filter(life -> life.events().size() == 1)
                .map(Life::id)
                .collect(Collectors.toSet());
        complaints.require(
                open.equals(views.openHolds()), "The sweeper watches %s, open are %s", views.openHolds(), open);
        return complaints.verdict(invariant());
    }
}
