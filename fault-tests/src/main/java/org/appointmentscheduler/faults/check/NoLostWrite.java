package org.appointmentscheduler.faults.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.appointmentscheduler.faults.log.Exchange;
import org.appointmentscheduler.faults.log.Outcome;
import org.appointmentscheduler.faults.store.Bookings;
import org.appointmentscheduler.faults.store.Life;
import org.appointmentscheduler.faults.store.Quarters;
import org.appointmentscheduler.faults.store.StoredEvent;
import org.jspecify.annotations.Nullable;

/** I2: what was acknowledged is in the store, once, and says the same. */
final class NoLostWrite implements Check {

    @Override
    public Invariant invariant() {
        return Invariant.I2;
    }

    @Override
    public Verdict judge(Evidence evidence) {
        var complaints = new Complaints();
        var registered = streams(evidence.bookings(), "ClientRegistered", "ProviderRegistered");
        var acknowledged = new HashMap<String, Integer>();
        for (var exchange : evidence.exchanges()) {
            if (exchange.outcome() == Outcome.ACKNOWLEDGED) {
                complaints.checked();
                switch (exchange.call().op()) {
                    case REGISTER ->
                        complaints.require(
                                registered.contains(exchange.body().get("id").stringValue()), "Lost: %s", exchange);
                    case PUBLISH ->
                        acknowledged.merge(
                                Objects.requireNonNull(exchange.call().provider()),
                                exchange.body().get("windowsPublished").intValue(),
                                Integer::sum);
                    case RESERVE -> reserved(exchange, life(evidence, exchange), complaints);
                    case CONFIRM -> once("AppointmentConfirmed", exchange, life(evidence, exchange), complaints);
                    case RELEASE -> once("HoldReleased", exchange, life(evidence, exchange), complaints);
                    case READ -> {
                        // Acknowledges nothing of its own.
                    }
                }
            }
        }
        published(acknowledged, evidence.bookings(), complaints);
        return complaints.verdict(invariant());
    }

    /** Each window is acknowledged once, by whoever was the first to publish it. */
    private static void published(Map<String, Integer> acknowledged, Bookings bookings, Complaints complaints) {
        var kept = bookings.days().values().stream()
                .flatMap(List::stream)
                .filter(event -> event.is("AvailabilityPublished"))
                .collect(Collectors.groupingBy(
                        event -> event.stream().substring(0, event.stream().indexOf('/')),
                        Collectors.summingInt(
                                event -> Quarters.ofRanges(event.data().get("quarterHours"))
                                        .cardinality())));
        acknowledged.forEach((provider, windows) -> complaints.require(
                windows <= kept.getOrDefault(provider, 0),
                "Of %s %d windows were acknowledged as published, and %d are kept",
                provider,
                windows,
                kept.getOrDefault(provider, 0)));
    }

    private static Set<String> streams(Bookings bookings, String... types) {
        return bookings.events().stream()
                .filter(event -> Set.of(types).contains(event.type()))
                .map(StoredEvent::stream)
                .collect(Collectors.toSet());
    }

    private static @Nullable Life life(Evidence evidence, Exchange exchange) {
        var id = exchange.appointment();
        return id == null ? null : evidence.bookings().life(id);
    }

    private static void reserved(Exchange exchange, @Nullable Life life, Complaints complaints) {
        if (life == null || life.count("SlotHeld") != 1) {
            complaints.require(false, "Lost: %s", exchange);
            return;
        }
        var call = exchange.call();
        complaints.require(
                life.client().equals(call.client())
                        && life.provider().equals(call.provider())
                        && life.start().equals(call.start())
                        && life.expiresAt()
                                .toString()
                                .equals(exchange.body().get("expiresAt").stringValue()),
                "Kept otherwise than acknowledged: %s, kept as %s",
                exchange,
                life.held());
    }

    private static void once(String type, Exchange exchange, @Nullable Life life, Complaints complaints) {
        complaints.require(life != null && life.count(type) == 1, "Lost: %s", exchange);
    }
}
