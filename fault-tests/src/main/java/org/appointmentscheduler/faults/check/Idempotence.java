package org.appointmentscheduler.faults.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.appointmentscheduler.faults.log.Exchange;
import org.appointmentscheduler.faults.log.Outcome;

/** I7: however often a request is repeated with its key, it is done once and answered the same. */
final class Idempotence implements Check {

    @Override
    public Invariant invariant() {
        return Invariant.I7;
    }

    @Override
    public Verdict judge(Evidence evidence) {
        var complaints = new Complaints();
        var byKey = evidence.exchanges().stream()
                .filter(exchange -> exchange.call().key() != null && exchange.outcome() == Outcome.ACKNOWLEDGED)
                .collect(Collectors.groupingBy(
                        exchange -> Objects.requireNonNull(exchange.call().key()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        byKey.forEach((key, answers) -> {
            complaints.checked();
            sameKey(key, answers, complaints);
        });
        complaints.note(
                byKey.values().stream().filter(answers -> answers.size() > 1).count() + " keys answered twice or more");
        return complaints.verdict(invariant());
    }

    private static void sameKey(String key, List<Exchange> answers, Complaints complaints) {
        var bodies = answers.stream()
                .map(exchange -> Objects.requireNonNull(exchange.answer()).body())
                .distinct()
                .toList();
        complaints.require(bodies.size() == 1, "Key %s was answered differently: %s", key, bodies);
        var first = answers.stream().filter(exchange -> !exchange.replayed()).count();
        complaints.require(first <= 1, "Key %s was done %d times: %s", key, first, answers);
    }
}
