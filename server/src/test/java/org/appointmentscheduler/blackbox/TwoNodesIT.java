package org.appointmentscheduler.blackbox;

import static org.appointmentscheduler.blackbox.Times.QUARTER;
import static org.appointmentscheduler.blackbox.Times.at;
import static org.appointmentscheduler.blackbox.Times.quarters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several processes on one PostgreSQL: the two sides apart, and two nodes that each have both. */
@ExtendWith(PrintsLogs.class)
class TwoNodesIT {

    private static final String NOBODY = "01890000-0000-7000-8000-000000000000";

    private final Installation installation = Installation.on(Engine.POSTGRES);

    @AfterEach
    void removeEverything() {
        installation.close();
    }

    @Test
    void bookWithTheSidesApart() throws SQLException {
        try (var commandSide = installation.start("scheduler.role=command");
                var querySide = installation.start("scheduler.role=query")) {
            var commands = commandSide.api();
            var queries = querySide.api();
            var client = commands.newClient();
            var provider = commands.newProvider();
            var nine = at(3, "09:00");
            var published = commands.publish(provider, nine, quarters(nine, 4)).is(201);
            assertThat(queries.free(provider, nine, quarters(nine, 4), QUARTER, published.token()))
                    .hasSize(4);
            for (var index = 0; index < 4; index++) {
                var held = commands.reserve(client, provider, quarters(nine, index), QUARTER)
                        .is(201);
                assertThat(queries.appointment(held.get("id"), held.token())
                                .is(200)
                                .get("status"))
                        .isEqualTo("held");
                var confirmed = commands.confirm(held.get("id"), client).is(200);
                assertThat(queries.appointment(held.get("id"), confirmed.token())
                                .is(200)
                                .get("status"))
                        .isEqualTo("confirmed");
                assertThat(queries.historyTypes(held.get("id"))).containsExactly("SlotHeld", "AppointmentConfirmed");
            }
            assertThat(queries.free(provider, nine, quarters(nine, 4), QUARTER)).isEmpty();
            Bookings.from(queries.events(0));

            isNotHere(queries.reserve(client, provider, nine, QUARTER));
            isNotHere(queries.confirm(NOBODY, client));
            isNotHere(queries.release(NOBODY, client));
            isNotHere(queries.publish(provider, nine, quarters(nine, 4)));
            isNotHere(queries.post("/api/clients", "{}"));
            isNotHere(queries.post("/api/providers", "{}"));
            isNotHere(commands.get("/api/appointments"));
            isNotHere(commands.appointment(NOBODY));
            isNotHere(commands.get("/api/appointments/" + NOBODY + "/history"));
            isNotHere(commands.get("/api/events"));
            isNotHere(commands.get("/api/clients/" + client));
            isNotHere(commands.get("/api/providers"));
            isNotHere(commands.get("/api/providers/" + provider + "/availability"));

            commands.publish(provider, at(3, "20:00"), at(3, "21:00")).is(201);
            commands.reserve(client, provider, at(3, "20:15"), QUARTER).is(201);
            rebuildEveryView(List.of(commands, queries));
            commandSide.stop();
            querySide.stop();
        }
    }

    @Test
    void raceExpireAndSurviveACrashWithTheSidesApart() {
        var policy = "scheduler.policy.hold=PT20S";
        try (var querySide = installation.start("scheduler.role=query");
                var commandSide = installation.start("scheduler.role=command", policy)) {
            var commands = commandSide.api();
            var queries = querySide.api();
            var provider = commands.newProvider();
            var client = commands.newClient();
            var nine = at(3, "09:00");
            commands.publish(provider, nine, quarters(nine, 4)).is(201);

            var answers = AtOnce.all(500, _ -> commands.reserve(client, provider, nine, QUARTER));
            var winners = answers.stream().filter(it -> it.status() == 201).toList();
            assertThat(winners).hasSize(1);
            answers.stream().filter(it -> it.status() != 201).forEach(it -> it.isProblem(409, "slot-already-held"));
            var kept = winners.getFirst().get("id");
            commands.confirm(kept, client).is(200);
            var forgotten = commands.reserve(client, provider, quarters(nine, 1), QUARTER)
                    .is(201)
                    .get("id");
            commandSide.kill();

            try (var again = installation.start("scheduler.role=command", policy)) {
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> queries.historyTypes(forgotten).equals(List.of("SlotHeld", "HoldExpired")));
                assertThat(queries.appointment(kept).is(200).get("status")).isEqualTo("confirmed");
                var held = again.api()
                        .reserve(client, provider, quarters(nine, 1), QUARTER)
                        .is(201);
                assertThat(queries.free(provider, nine, quarters(nine, 4), QUARTER, held.token()))
                        .containsExactly(quarters(nine, 2), quarters(nine, 3));
            }
        }
    }

    private void rebuildEveryView(List<Api> sides) throws SQLException {
        sides.forEach(ReadModels::awaitCaughtUp);
        var before = rows();
        assertThat(before)
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());
        for (var table : before.keySet()) {
            installation.update("delete from " + table);
        }
        var replayed = new ArrayList<String>();
        for (var side : sides) {
            for (var projection : side.get("/api/admin/projections").is(200).items()) {
                var name = projection.get("name").asString();
                side.post("/api/admin/projections/" + name + "/replay", "").is(202);
                replayed.add(name);
            }
        }
        assertThat(replayed)
                .containsExactlyInAnyOrder("analytics", "appointments", "calendar", "free-time", "open-holds");
        sides.forEach(ReadModels::awaitCaughtUp);
        assertThat(rows()).isEqualTo(before);
    }

    private Map<String, List<String>> rows() throws SQLException {
        var rows = new TreeMap<String, List<String>>();
        for (var table : List.of("appointment", "calendar_day", "claim", "open_hold")) {
            rows.put(table, installation.rows(table));
        }
        return rows;
    }

    @Test
    void giveOneSlotToOneOfTwoHundred() {
        try (var first = installation.start();
                var second = installation.start()) {
            var nodes = List.of(first.api(), second.api());
            var client = nodes.getFirst().newClient();
            var provider = nodes.getFirst().newProvider();
            var nine = at(3, "09:00");
            nodes.getFirst().publish(provider, nine, at(3, "16:00")).is(201);

            var answers = AtOnce.all(200, index -> nodes.get(index % 2).reserve(client, provider, nine, QUARTER));
            var won = answers.stream().filter(answer -> answer.status() == 201).toList();
            assertThat(won).hasSize(1);
            answers.stream()
                    .filter(answer -> answer.status() != 201)
                    .forEach(answer -> answer.isProblem(409, "slot-already-held"));

            takeAKeyOnce(nodes, client, provider);
            IntStream.range(1, 20).forEach(index -> {
                var held = nodes.get(index % 2)
                        .reserve(client, provider, quarters(nine, index), QUARTER)
                        .is(201);
                var other = nodes.get(1 - index % 2);
                assertThat(other.appointment(held.get("id"), held.token())
                                .is(200)
                                .get("status"))
                        .isEqualTo("held");
                assertThat(other.confirm(held.get("id"), client).is(200).get("status"))
                        .isEqualTo("confirmed");
            });
            for (var node : nodes) {
                Bookings.from(node.events(0));
            }
            first.stop();
            second.stop();
        }
    }

    @Test
    void searchWhatTheOtherHasTakenAndRebuilt() throws SQLException {
        try (var first = installation.start();
                var second = installation.start()) {
            var one = first.api();
            var other = second.api();
            var provider = one.newProvider();
            var nine = at(3, "09:00");
            var ten = quarters(nine, 4);
            var published = one.publish(provider, nine, ten).is(201);
            assertThat(other.free(provider, nine, ten, QUARTER, published.token()))
                    .hasSize(4);
            var held = one.reserve(one.newClient(), provider, nine, QUARTER).is(201);
            assertThat(other.free(provider, nine, ten, QUARTER, held.token())).hasSize(3);

            installation.update("delete from claim");
            other.post("/api/admin/projections/free-time/replay", "").is(202);
            assertThat(other.free(provider, nine, ten, QUARTER)).hasSize(4);
            one.post("/api/admin/projections/calendar/replay", "").is(202);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> other.free(provider, nine, ten, QUARTER).size() == 3);
            first.stop();
            second.stop();
        }
    }

    @Test
    void countOneClientsHoldsTogether() {
        try (var first = installation.start();
                var second = installation.start()) {
            var nodes = List.of(first.api(), second.api());
            var person = QuotaIT.Person.registeredAt(nodes.getFirst());
            var providers = IntStream.range(0, 30)
                    .mapToObj(_ -> {
                        var provider = nodes.getFirst().newProvider();
                        nodes.getFirst()
                                .publish(provider, at(3, "09:00"), at(3, "12:00"))
                                .is(201);
                        return provider;
                    })
                    .toList();
            QuotaIT.givesFive(providers, index -> nodes.get(index % 2).as(person.token()), person.client());
            first.stop();
            second.stop();
        }
    }

    private static void takeAKeyOnce(List<Api> nodes, String client, String provider) {
        var position = nodes.getFirst().position();
        var key = UUID.randomUUID().toString();
        var answers = AtOnce.all(
                40,
                index -> nodes.get(index % 2)
                        .reserve(client, provider, at(3, "15:00"), QUARTER, "Idempotency-Key", key));
        var taken = answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(taken.stream().map(Reply::text).distinct()).hasSize(1);
        assertThat(taken.stream().filter(answer -> !answer.has("Idempotency-Replayed")))
                .hasSize(1);
        answers.stream()
                .filter(answer -> answer.status() != 201)
                .forEach(answer -> answer.isProblem(409, "request-in-progress"));
        assertThat(nodes.getLast().events(position)).hasSize(2);
    }

    /** Where another method has the path, HTTP says 405 instead of 404. */
    private static void isNotHere(Reply answer) {
        if (answer.status() == 405) {
            answer.isProblem(405, "method-not-allowed");
        } else {
            answer.isProblem(404, "no-such-resource");
        }
    }
}
