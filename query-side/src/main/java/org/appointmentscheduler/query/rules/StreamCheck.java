package org.appointmentscheduler.query.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.query.rules.Violation.Kind;
import org.appointmentscheduler.query.sealing.EventRow;

/** Judges one stream by its own rules, and then by what has to agree with it where all of that is in one database. */
final class StreamCheck {

    private final Optional<Neighbours> neighbours;

    StreamCheck(Optional<Neighbours> neighbours) {
        this.neighbours = neighbours;
    }

    /** What is looked at besides the stream. */
    record Neighbours(Agreement agreement, Timers timers, ShownViews views) {}

    /** @param judged false when it has events of a later version, so that only their numbers were checked */
    record Judgement(boolean judged, Optional<Violation> violation) {}

    /** @param rows in the order of their numbers; at least one */
    Judgement judge(List<EventRow> rows) {
        var hole = hole(rows);
        if (hole.isPresent()) {
            return new Judgement(true, hole);
        }
        try {
            var events = rows.stream().map(Recorded::read).toList();
            var judged = events.stream().allMatch(event -> event.event() != null);
            return new Judgement(judged, judged ? firstViolation(events) : Optional.empty());
        } catch (Recorded.Unreadable e) {
            return new Judgement(true, Optional.of(e.violation()));
        }
    }

    private static Optional<Violation> hole(List<EventRow> rows) {
        for (var index = 0; index < rows.size(); index++) {
            if (rows.get(index).sequence() != index) {
                return Optional.of(new Violation(
                        Kind.SEQUENCE_HOLE,
                        rows.get(index).position(),
                        rows.get(index).stream(),
                        "Event " + index + " of the stream is not there."));
            }
        }
        return Optional.empty();
    }

    private Optional<Violation> firstViolation(List<Recorded> events) {
        var rules = Rules.of(known(events.getFirst()));
        for (var event : events) {
            var breach = event.isInPlace() ? rules.next(known(event)) : Rules.misplaced();
            if (breach.isPresent()) {
                return breach.map(it -> it.at(event));
            }
        }
        return neighbours.flatMap(it -> firstDisagreement(it, events));
    }

    private static Optional<Violation> firstDisagreement(Neighbours neighbours, List<Recorded> events) {
        var last = events.getLast();
        for (var event : events) {
            var breach = neighbours.agreement().ofOthers(known(event));
            if (breach.isPresent()) {
                return breach.map(it -> it.at(event));
            }
        }
        var breaches = new ArrayList<Optional<Breach>>();
        if (known(events.getFirst()) instanceof SlotHeld hold && known(last) instanceof AppointmentEvent end) {
            breaches.add(neighbours.agreement().ofAppointment(hold, end));
            breaches.add(neighbours.timers().of(hold, end instanceof SlotHeld));
        }
        breaches.add(neighbours
                .views()
                .firstWrong(known(last).getClass(), last.row().stream())
                .map(view -> new Breach(Kind.VIEW_DIFFERS, "The view " + view + " shows something else.")));
        return breaches.stream().flatMap(Optional::stream).findFirst().map(it -> it.at(last));
    }

    private static Object known(Recorded event) {
        return Objects.requireNonNull(event.event());
    }
}
