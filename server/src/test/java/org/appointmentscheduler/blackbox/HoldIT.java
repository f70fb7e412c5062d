package org.appointmentscheduler.blackbox;

import static org.appointmentscheduler.blackbox.Times.QUARTER;
import static org.appointmentscheduler.blackbox.Times.at;
import static org.appointmentscheduler.blackbox.Times.quarters;
import static org.appointmentscheduler.blackbox.Times.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A hold lives exactly as long as was promised, whatever becomes of its timer. */
@OnEveryEngine
class HoldIT {

    private static final String THREE_SECONDS = "scheduler.policy.hold=PT3S";
    private static final Instant NINE = at(3, "09:00");
    private static final Instant NOON = at(3, "12:00");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Installation installation;

    HoldIT(Engine engine) {
        this.installation = Installation.on(engine);
    }

    @AfterEach
    void removeEverything() {
        installation.close();
    }

    @Test
    void endsToTheMomentWithoutTimersAndIsRecordedOnceWithThem() throws SQLException {
        String lapsed;
        String replaced;
        String timerLost;
        try (var app = installation.start(THREE_SECONDS, "scheduler.deadlines.enabled=false")) {
            var api = app.api();
            var client = api.newClient();
            var rival = api.newClient();
            var provider = api.newProvider();
            api.publish(provider, NINE, NOON).is(201);

            confirmsAtTheLastMoment(api, client, provider);

            lapsed = api.reserve(client, provider, quarters(NINE, 4), QUARTER)
                    .is(201)
                    .get("id");
            var held = keepsOthersOut(api, client, rival, provider);
            replaced = held.get("id");
            var start = Instant.parse(held.get("start"));
            var expiresAt = held.get("expiresAt");

            waitUntil(Instant.parse(expiresAt));
            var late = api.confirm(replaced, client).isProblem(409, "hold-expired");
            assertThat(late.get("expiredAt")).isEqualTo(expiresAt);
            assertThat(late.json().get("slotStillFree").asBoolean()).isTrue();
            assertThat(api.free(provider, start, quarters(start, 1), QUARTER)).containsExactly(start);
            var state = api.appointment(replaced).is(200);
            assertThat(state.get("status")).isEqualTo("expired");
            assertThat(state.get("expiredAt")).isEqualTo(expiresAt);
            assertThat(state.json().has("expiresInSeconds")).isFalse();
            assertThat(api.get("/api/clients/" + client + "/appointments?status=held")
                            .items())
                    .noneMatch(item -> item.get("id").asString().equals(held.get("id")));
            assertThat(api.get("/api/clients/" + client + "/appointments?status=expired")
                            .items())
                    .anyMatch(item -> item.get("id").asString().equals(held.get("id")));
            assertThat(api.release(replaced, client)
                            .isProblem(409, "wrong-state")
                            .get("appointmentStatus"))
                    .isEqualTo("expired");
            var next = api.reserve(rival, provider, start, QUARTER).is(201);
            timerLost = next.get("id");
            late = api.confirm(replaced, client).isProblem(409, "hold-expired");
            assertThat(late.json().get("slotStillFree").asBoolean()).isFalse();
            assertThat(api.availability(provider, start, quarters(start, 1), next.token())
                            .json()
                            .get("held"))
                    .hasSize(1);
            waitUntil(Instant.parse(next.get("expiresAt")));
            for (var id : List.of(lapsed, replaced, timerLost)) {
                assertThat(api.historyTypes(id)).containsExactly("SlotHeld");
            }
            loseTheTimer(api.history(timerLost).getFirst(), app);
        }

        String untilRestart;
        try (var app = installation.start(THREE_SECONDS)) {
            var api = app.api();
            for (var id : List.of(lapsed, replaced, timerLost)) {
                awaitExpiryOf(id, api);
            }
            var client = api.newClient();
            var provider = api.newProvider();
            api.publish(provider, NINE, NOON).is(201);
            var confirmed = confirmsAtTheLastMoment(api, client, provider);
            var expired = api.reserve(client, provider, quarters(NINE, 5), QUARTER)
                    .is(201)
                    .get("id");
            awaitExpiryOf(expired, api);
            endsOnceWhenConfirmedAtTheEnd(api);
            untilRestart = api.reserve(client, provider, quarters(NINE, 6), QUARTER)
                    .is(201)
                    .get("id");
            app.stop();

            try (var restarted = installation.start(THREE_SECONDS)) {
                awaitExpiryOf(untilRestart, restarted.api());
                assertThat(restarted.api().historyTypes(confirmed)).containsExactly("SlotHeld", "AppointmentConfirmed");
                for (var id : List.of(lapsed, replaced, timerLost, expired)) {
                    assertThat(restarted.api().historyTypes(id)).containsExactly("SlotHeld", "HoldExpired");
                }
                Bookings.from(restarted.api().events(0));
                restarted.stop();
            }
        }
        assertThat(installation.rows("scheduled_tasks"))
                .as("timers of holds that have ended")
                .noneMatch(
                        row -> row.contains("hold-expiry") || row.toLowerCase().contains("deadline"));
    }

    /** A machine that is too slow may miss the moment, but must then have been too late indeed. */
    private static String confirmsAtTheLastMoment(Api api, String client, String provider) {
        for (var attempt = 0; attempt < 4; attempt++) {
            var held = api.reserve(client, provider, quarters(NINE, attempt), QUARTER)
                    .is(201);
            var expiresAt = Instant.parse(held.get("expiresAt"));
            waitUntil(expiresAt.minusMillis(100L << attempt));
            var answer = api.confirm(held.get("id"), client);
            if (answer.status() == 200) {
                assertThat(Instant.parse(answer.get("confirmedAt"))).isBefore(expiresAt);
                return held.get("id");
            }
            answer.isProblem(409, "hold-expired");
            assertThat(Instant.now()).isAfterOrEqualTo(expiresAt);
        }
        throw new AssertionError("No confirm came in time");
    }

    private static Reply keepsOthersOut(Api api, String client, String rival, String provider) {
        for (var start = quarters(NINE, 5); start.isBefore(NOON); start = quarters(start, 1)) {
            var held = api.reserve(client, provider, start, QUARTER).is(201);
            var refused = api.reserve(rival, provider, start, QUARTER);
            var free = api.free(provider, start, quarters(start, 1), QUARTER, held.token());
            if (Instant.now().isBefore(Instant.parse(held.get("expiresAt")))) {
                refused.isProblem(409, "slot-already-held");
                assertThat(free).isEmpty();
                return held;
            }
        }
        throw new AssertionError("No answer came in time");
    }

    /** Confirms come in around the last moment, while timers go off: each is answered as it is then recorded. */
    private static void endsOnceWhenConfirmedAtTheEnd(Api api) {
        var clients = IntStream.range(0, 4).mapToObj(_ -> api.newClient()).toList();
        var providers = IntStream.range(0, 4).mapToObj(_ -> api.newProvider()).toList();
        providers.forEach(provider -> api.publish(provider, NINE, NOON).is(201));
        var outcomes = AtOnce.all(40, index -> {
            var client = clients.get(index % 4);
            var held = api.reserve(client, providers.get(index % 4), quarters(NINE, index / 4), QUARTER)
                    .is(201);
            waitUntil(Instant.parse(held.get("expiresAt")).plusMillis(5L * (index / 4) - 40));
            return api.confirm(held.get("id"), client);
        });
        for (var outcome : outcomes) {
            if (outcome.status() == 200) {
                api.appointment(outcome.get("id"), outcome.token()).is(200);
            } else {
                outcome.isProblem(409, "hold-expired");
            }
        }
        var ids = providers.stream()
                .flatMap(provider -> api.get("/api/providers/" + provider + "/appointments").is(200).items().stream())
                .toList();
        var confirmed = 0;
        for (var appointment : ids) {
            if (appointment.get("status").asString().equals("confirmed")) {
                confirmed++;
                assertThat(api.historyTypes(appointment.get("id").asString()))
                        .containsExactly("SlotHeld", "AppointmentConfirmed");
            } else {
                awaitExpiryOf(appointment.get("id").asString(), api);
            }
        }
        assertThat(ids).hasSize(40);
        assertThat(confirmed).isEqualTo((int)
                outcomes.stream().filter(outcome -> outcome.status() == 200).count());
    }

    private static void awaitExpiryOf(String appointment, Api api) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(
                        () -> assertThat(api.historyTypes(appointment)).containsExactly("SlotHeld", "HoldExpired"));
        var history = api.history(appointment);
        var dueAt = history.getFirst().get("data").get("expiresAt").asString();
        assertThat(history.getLast().get("occurredAt").asString()).isEqualTo(dueAt);
        assertThat(Instant.parse(history.getLast().get("recordedAt").asString()))
                .isAfterOrEqualTo(Instant.parse(dueAt));
        assertThat(history.getLast().get("actor").asString()).startsWith("system:");
    }

    private void loseTheTimer(JsonNode held, RunningApp app) throws SQLException {
        app.stop();
        var timer = held.get("data").get("timerId").asString();
        assertThat(installation.update("delete from scheduled_tasks where task_instance like '%" + timer + "%'"))
                .isEqualTo(1);
    }
}
