package org.appointmentscheduler.faults.check;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.appointmentscheduler.faults.log.Exchange;
import org.appointmentscheduler.faults.log.Op;
import org.appointmentscheduler.faults.log.Outcome;
import org.appointmentscheduler.faults.store.Life;
import org.jspecify.annotations.Nullable;

/**
 * Turns the clients' log into steps, slot by slot. All attempts with one key are one step. What was never answered is a
 * step without an end if the store says that it was done, and none otherwise.
 */
final class SlotHistories {

    private final Evidence evidence;
    private final Set<String> providers;
    private final Map<String, Life> unclaimed = new LinkedHashMap<>();
    private final Set<String> concluded = new HashSet<>();
    private final Map<String, Appointment> appointments = new HashMap<>();
    private final Map<String, List<Step>> slots = new TreeMap<>();

    private record Appointment(String slot, long until) {}

    private SlotHistories(Evidence evidence) {
        this.evidence = evidence;
        this.providers = providersOfSingleSlots(evidence.exchanges());
    }

    static Map<String, List<Step>> of(Evidence evidence) {
        return new SlotHistories(evidence).collect();
    }

    /** A longer appointment would couple the slots, so providers who have any are left to the other checks. */
    private static Set<String> providersOfSingleSlots(List<Exchange> exchanges) {
        var single = new HashSet<String>();
        var longer = new HashSet<String>();
        for (var exchange : exchanges) {
            var provider = exchange.call().provider();
            if (exchange.call().op() == Op.RESERVE && provider != null) {
                (exchange.call().minutes() == 15 ? single : longer).add(provider);
            }
        }
        single.removeAll(longer);
        return single;
    }

    private Map<String, List<Step>> collect() {
        for (var life : evidence.bookings().lives()) {
            unclaimed.put(life.id(), life);
            know(life.id(), life.provider(), life.start(), life.expiresAt());
        }
        var attempts = evidence.exchanges().stream()
                .filter(exchange ->
                        exchange.call().op() != Op.REGISTER && exchange.call().op() != Op.PUBLISH)
                .collect(Collectors.groupingBy(
                        exchange -> Objects.requireNonNullElse(
                                exchange.call().key(), "call " + exchange.call().id()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        attempts.values().forEach(this::acknowledged);
        attempts.values().forEach(this::unanswered);
        evidence.exchanges().forEach(this::looked);
        return slots;
    }

    private void know(String appointment, String provider, Instant start, Instant expiresAt) {
        appointments.put(appointment, new Appointment(provider + " " + start, micros(expiresAt)));
    }

    private void acknowledged(List<Exchange> attempts) {
        var done = attempts.stream()
                .filter(attempt -> attempt.outcome() == Outcome.ACKNOWLEDGED)
                .toList();
        if (done.isEmpty() || done.getFirst().call().op() == Op.READ) {
            return;
        }
        var call = done.getFirst().call();
        var id = Objects.requireNonNull(done.getFirst().appointment());
        if (call.op() == Op.RESERVE) {
            var expiresAt =
                    Instant.parse(done.getFirst().body().get("expiresAt").stringValue());
            know(id, Objects.requireNonNull(call.provider()), Objects.requireNonNull(call.start()), expiresAt);
            unclaimed.remove(id);
        }
        concluded.add(call.op() + id);
        var to = done.stream()
                .mapToLong(attempt -> micros(attempt.until()))
                .min()
                .orElseThrow();
        add(kind(call.op()), id, micros(attempts.getFirst().call().at()), to, attempts.getFirst());
    }

    private void unanswered(List<Exchange> attempts) {
        var open = attempts.stream()
                .filter(attempt -> attempt.outcome() == Outcome.UNKNOWN)
                .toList();
        var op = attempts.getFirst().call().op();
        if (open.isEmpty()
                || op == Op.READ
                || attempts.stream().anyMatch(attempt -> attempt.outcome() == Outcome.ACKNOWLEDGED)) {
            return;
        }
        var id = op == Op.RESERVE
                ? reservedAfterAll(open.getFirst())
                : open.getFirst().appointment();
        var life = id == null ? null : evidence.bookings().life(id);
        if (id != null && life != null && isDone(life, op) && concluded.add(op + id)) {
            unclaimed.remove(id);
            add(kind(op), id, micros(open.getFirst().call().at()), Step.NEVER, open.getFirst());
        }
    }

    private @Nullable String reservedAfterAll(Exchange attempt) {
        return unclaimed.values().stream()
                .filter(life -> life.client().equals(attempt.call().client())
                        && life.provider().equals(attempt.call().provider())
                        && life.start().equals(attempt.call().start()))
                .map(Life::id)
                .findFirst()
                .orElse(null);
    }

    private static boolean isDone(Life life, Op op) {
        return switch (op) {
            case RESERVE -> true;
            case CONFIRM -> life.isConfirmed();
            case RELEASE -> life.count("HoldReleased") > 0;
            default -> false;
        };
    }

    private static Step.Kind kind(Op op) {
        return switch (op) {
            case RESERVE -> Step.Kind.HOLDS;
            case CONFIRM -> Step.Kind.CONFIRMS;
            case RELEASE -> Step.Kind.RELEASES;
            default -> throw new IllegalArgumentException("Changes no slot: " + op);
        };
    }

    private void looked(Exchange exchange) {
        var kind = seen(exchange);
        var call = exchange.call();
        if (kind == null) {
            return;
        }
        if (call.op() == Op.RESERVE) {
            var slot = call.provider() + " " + call.start();
            put(slot, new Step(kind, "", 0, micros(call.at()), micros(exchange.until()), exchange.toString()));
        } else {
            add(
                    kind,
                    Objects.requireNonNull(call.appointment()),
                    micros(call.at()),
                    micros(exchange.until()),
                    exchange);
        }
    }

    private static Step.@Nullable Kind seen(Exchange exchange) {
        if (exchange.is(Op.READ, Outcome.ACKNOWLEDGED)) {
            return exchange.call().settled() ? seenStatus(exchange) : null;
        }
        if (exchange.outcome() != Outcome.REFUSED) {
            return null;
        }
        return switch (exchange.problem()) {
            case "slot-already-held" -> Step.Kind.SEES_ANOTHERS_HOLD;
            case "slot-already-booked" -> Step.Kind.SEES_ANOTHERS_BOOKING;
            case "hold-expired" -> Step.Kind.SEES_EXPIRED;
            case "wrong-state" -> seenStatus(exchange);
            default -> null;
        };
    }

    private static Step.@Nullable Kind seenStatus(Exchange exchange) {
        // In a problem the name may be taken by the HTTP status.
        return switch (exchange.body().path("status").asString("")) {
            case "held" -> Step.Kind.SEES_HELD;
            case "confirmed" -> Step.Kind.SEES_CONFIRMED;
            case "released" -> Step.Kind.SEES_RELEASED;
            case "expired" -> Step.Kind.SEES_EXPIRED;
            default -> null;
        };
    }

    private void add(Step.Kind kind, String appointment, long from, long to, Exchange exchange) {
        var known = appointments.get(appointment);
        if (known != null) {
            put(known.slot(), new Step(kind, appointment, known.until(), from, to, exchange.toString()));
        }
    }

    private void put(String slot, Step step) {
        if (providers.contains(slot.substring(0, slot.indexOf(' ')))) {
            slots.computeIfAbsent(slot, _ -> new ArrayList<>()).add(step);
        }
    }

    private static long micros(Instant instant) {
        return instant.equals(Instant.MAX) ? Step.NEVER : ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
