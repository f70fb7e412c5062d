package org.appointmentscheduler.faults.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.appointmentscheduler.faults.log.Exchange;
import org.appointmentscheduler.faults.log.Op;
import org.appointmentscheduler.faults.log.Outcome;
import org.appointmentscheduler.faults.store.Life;

/** I3: nothing is in the store that nobody asked for, or that was refused; and what is unknown is there once at most. */
final class NoGhost implements Check {

    @Override
    public Invariant invariant() {
        return Invariant.I3;
    }

    @Override
    public Verdict judge(Evidence evidence) {
        var complaints = new Complaints();
        var acknowledged = ids(evidence.exchanges(), Op.RESERVE, Outcome.ACKNOWLEDGED);
        var open = openReservations(evidence.exchanges());
        for (var life : evidence.bookings().lives()) {
            complaints.checked();
            if (life.isHeld() && !acknowledged.contains(life.id())) {
                complaints.require(take(open, life), "Nobody knows of this hold: %s", life.held());
            }
        }
        asked(evidence, Op.CONFIRM, "AppointmentConfirmed", complaints);
        asked(evidence, Op.RELEASE, "HoldReleased", complaints);
        return complaints.verdict(invariant());
    }

    private static Set<String> ids(List<Exchange> exchanges, Op op, Outcome outcome) {
        return exchanges.stream()
                .filter(exchange -> exchange.is(op, outcome))
                .map(Exchange::appointment)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private record Wanted(String client, String provider, Instant start) {}

    /** The keys without an acknowledgement, of which at least one attempt may have had an effect. */
    private static Map<Wanted, List<String>> openReservations(List<Exchange> exchanges) {
        var done = exchanges.stream()
                .filter(exchange -> exchange.is(Op.RESERVE, Outcome.ACKNOWLEDGED))
                .map(exchange -> exchange.call().key())
                .collect(Collectors.toCollection(HashSet::new));
        var open = new HashMap<Wanted, List<String>>();
        for (var exchange : exchanges) {
            var call = exchange.call();
            // Without a key each attempt is a reservation of its own.
            var key = call.key() == null ? "call " + call.id() : call.key();
            if (exchange.is(Op.RESERVE, Outcome.UNKNOWN) && done.add(key)) {
                open.computeIfAbsent(
                                new Wanted(
                                        Objects.requireNonNull(call.client()),
                                        Objects.requireNonNull(call.provider()),
                                        Objects.requireNonNull(call.start())),
                                _ -> new ArrayList<>())
                        .add(key);
            }
        }
        return open;
    }

    private static boolean take(Map<Wanted, List<String>> open, Life life) {
        var keys = open.get(new Wanted(life.client(), life.provider(), life.start()));
        if (keys == null || keys.isEmpty()) {
            return false;
        }
        keys.removeLast();
        return true;
    }

    private static void asked(Evidence evidence, Op op, String type, Complaints complaints) {
        var asked = ids(evidence.exchanges(), op, Outcome.ACKNOWLEDGED);
        asked.addAll(ids(evidence.exchanges(), op, Outcome.UNKNOWN));
        for (var life : evidence.bookings().lives()) {
            complaints.require(
                    life.count(type) == 0 || asked.contains(life.id()),
                    "%s, but this was never asked for or was refused: %s",
                    type,
                    life.events());
        }
    }
}
