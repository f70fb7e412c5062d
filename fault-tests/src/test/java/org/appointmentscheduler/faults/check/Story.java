package org.appointmentscheduler.faults.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.appointmentscheduler.faults.log.Answer;
import org.appointmentscheduler.faults.log.Call;
import org.appointmentscheduler.faults.log.Exchange;
import org.appointmentscheduler.faults.log.Op;
import org.appointmentscheduler.faults.process.Verification;
import org.appointmentscheduler.faults.store.Bookings;
import org.appointmentscheduler.faults.store.Fold;
import org.appointmentscheduler.faults.store.StoredEvent;
import org.appointmentscheduler.faults.store.Views;
import tools.jackson.databind.json.JsonMapper;

/** A run invented by a test: what was asked and answered, and what was kept. Times are seconds since eight o'clock. */
final class Story {

    private static final Instant EIGHT = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant NINE = Instant.parse("2026-03-03T09:00:00Z");
    private static final String DAY = "p/2026-03-03";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<StoredEvent> events = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final List<Disturbance> disturbances = new ArrayList<>();
    private Liveness liveness;
    private Verification verification =
            new Verification(0, "Sound.\nChecked 7 events in 2 seals, up to position 7 of 7.");
    private boolean judgesSpeed = true;
    private double readAt = 1_000;

    Story() {
        published("08:00-18:00", 0);
    }

    Story published(String quarters, double at) {
        return event(DAY, "AvailabilityPublished", at, "\"quarterHours\":[\"" + quarters + "\"]");
    }

    Story published(int windows) {
        var body = "{\"windowsPublished\":" + windows + "}";
        return exchange(Op.PUBLISH, null, null, null, 0, new Answer(0, at(1), 201, null, false, null, body));
    }

    static Instant at(double second) {
        return EIGHT.plusNanos(Math.round(second * 1_000_000_000));
    }

    // What clients saw.

    Story reserved(String appointment, String client, double from, double to, int expires) {
        return reserved("key-" + appointment, appointment, client, from, to, expires, false);
    }

    Story reserved(
            String key, String appointment, String client, double from, double to, int expires, boolean replayed) {
        var body = "{\"id\":\"%s\",\"status\":\"held\",\"expiresAt\":\"%s\"}".formatted(appointment, at(expires));
        return exchange(Op.RESERVE, key, client, null, from, new Answer(0, at(to), 201, null, replayed, null, body));
    }

    Story notReserved(String client, String problem, double from, double to) {
        return exchange(Op.RESERVE, null, client, null, from, new Answer(0, at(to), 409, problem, false, null, "{}"));
    }

    Story reservedPerhaps(String client, double from) {
        return exchange(
                Op.RESERVE, null, client, null, from, new Answer(0, at(from + 5), 0, "timeout", false, null, null));
    }

    Story confirmed(String appointment, String client, double from, double to) {
        return exchange(Op.CONFIRM, "c-" + appointment, client, appointment, from, status(to, "confirmed"));
    }

    Story confirmedPerhaps(String appointment, String client, double from) {
        return exchange(
                Op.CONFIRM,
                "c-" + appointment,
                client,
                appointment,
                from,
                new Answer(0, at(from + 5), 0, "reset", false, null, null));
    }

    Story notConfirmed(String appointment, String client, double from, double to) {
        return exchange(
                Op.CONFIRM,
                "c-" + appointment,
                client,
                appointment,
                from,
                new Answer(0, at(to), 409, "hold-expired", false, null, "{}"));
    }

    Story released(String appointment, String client, double from, double to) {
        return exchange(Op.RELEASE, "r-" + appointment, client, appointment, from, status(to, "released"));
    }

    Story read(String appointment, String status, double from, double to) {
        return exchange(Op.READ, null, null, appointment, from, status(to, status));
    }

    private static Answer status(double at, String status) {
        return new Answer(0, at(at), 200, null, false, null, "{\"status\":\"" + status + "\"}");
    }

    private Story exchange(Op op, String key, String client, String appointment, double from, Answer answer) {
        var id = exchanges.size();
        var call = new Call(id, op, key, 0, at(from), client, "p", NINE, 15, appointment, null, true);
        exchanges.add(new Exchange(call, answer));
        return this;
    }

    // What was kept.

    Story event(String stream, String type, double recorded, String fields) {
        var sequence = versions.merge(stream, 1L, Long::sum) - 1;
        var data = JSON.readTree("{" + fields + "}");
        events.add(new StoredEvent(events.size() + 1, "e" + events.size(), stream, sequence, type, at(recorded), data));
        return this;
    }

    Story keptHold(String appointment, String client, double at, int expires) {
        return claimed(appointment, "09:00-09:15", at, expires).keptLife(appointment, client, at, expires);
    }

    Story claimed(String appointment, String quarters, double at, int expires) {
        return event(
                DAY,
                "TimeClaimed",
                at,
                "\"appointmentId\":\"%s\",\"quarterHours\":[\"%s\"],\"expiresAt\":\"%s\""
                        .formatted(appointment, quarters, at(expires)));
    }

    Story keptLife(String appointment, String client, double at, int expires) {
        var fields = """
                "clientId":"%s","providerId":"p","start":"%s","end":"%s","heldAt":"%s","expiresAt":"%s","timerId":"t-%s\"""".formatted(client, NINE, NINE.plusSeconds(900), at(Math.floor(at)), at(expires), appointment);
        return event(appointment, "SlotHeld", at, fields);
    }

    Story keptConfirmation(String appointment, double at) {
        event(DAY, "ClaimConfirmed", at, "\"appointmentId\":\"" + appointment + "\"");
        return event(appointment, "AppointmentConfirmed", at, "\"confirmedAt\":\"" + at(Math.floor(at)) + "\"");
    }

    Story keptRelease(String appointment, double at) {
        freed(appointment, at);
        return event(appointment, "HoldReleased", at, "\"releasedAt\":\"" + at(Math.floor(at)) + "\"");
    }

    Story freed(String appointment, double at) {
        return event(DAY, "ClaimFreed", at, "\"appointmentId\":\"" + appointment + "\"");
    }

    Story keptExpiry(String appointment, int due, double recorded) {
        return freed(appointment, recorded).keptExpiryAlone(appointment, due, recorded);
    }

    Story keptExpiryAlone(String appointment, int due, double recorded) {
        return event(appointment, "HoldExpired", recorded, "\"expiredAt\":\"" + at(due) + "\"");
    }

    Story lost(String type) {
        events.removeIf(event -> event.is(type));
        return this;
    }

    // What went on around it.

    Story disturbed(double from, double to, Duration grace) {
        disturbances.add(new Disturbance("a fault", at(from), at(to), grace));
        return this;
    }

    Story recovered(Duration recovery, Duration baseline, Duration afterwards, String... faults) {
        liveness = new Liveness(recovery, baseline, afterwards, List.of(faults));
        return this;
    }

    Story tooBusyToJudgeSpeed() {
        judgesSpeed = false;
        return this;
    }

    Story readAt(double second) {
        readAt = second;
        return this;
    }

    Story verified(int exit, String said) {
        verification = new Verification(exit, said);
        return this;
    }

    Evidence told() {
        return told(trueViews());
    }

    Evidence told(Views views) {
        return told(views, views);
    }

    Evidence told(Views before, Views after) {
        return new Evidence(
                exchanges,
                new Bookings(events),
                before,
                after,
                verification,
                disturbances,
                liveness,
                at(readAt),
                judgesSpeed,
                Duration.ZERO);
    }

    Views trueViews() {
        var bookings = new Bookings(events);
        Set<String> timers = new TreeSet<>();
        Set<String> open = new TreeSet<>();
        bookings.lives().stream().filter(life -> life.events().size() == 1).forEach(life -> {
            timers.add("t-" + life.id());
            open.add(life.id());
        });
        return new Views(Fold.tables(bookings), timers, open, 0);
    }
}
