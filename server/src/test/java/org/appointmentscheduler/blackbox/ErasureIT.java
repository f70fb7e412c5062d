package org.appointmentscheduler.blackbox;

import static org.appointmentscheduler.blackbox.Times.QUARTER;
import static org.appointmentscheduler.blackbox.Times.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A client with words in every field that stand nowhere else is erased, and then every table, every file and every log is
 * searched for them: none. What they did stays, and so do all proofs about it.
 */
@OnEveryEngine
class ErasureIT {

    private static final String CANARY = "Canary" + Long.toHexString(System.nanoTime());
    private static final String PASSWORD = CANARY + "Password";
    private static final Map<String, String> PERSON = Map.of(
            "firstName", CANARY + "First",
            "lastName", CANARY + "Last",
            "email", CANARY.toLowerCase(Locale.ROOT) + "@example.org",
            "phone", "+49 99 88 77 66 55 44 33",
            "timeZone", "Antarctica/Troll");
    private static final List<String> WORDS =
            List.of(CANARY.toLowerCase(Locale.ROOT), "99 88 77 66 55 44 33", "antarctica/troll");

    private final Engine engine;

    ErasureIT(Engine engine) {
        this.engine = engine;
    }

    @Test
    void nothingOfThePersonIsLeftAndAllOfThePast() throws Exception {
        try (var installation = Installation.on(engine)) {
            var app = installation.start("scheduler.seals.interval=PT0.2S");
            var api = app.api();
            var registration = new HashMap<>(PERSON);
            registration.put("password", PASSWORD);
            var client = api.post("/api/clients", registration, "Idempotency-Key", "registration")
                    .is(201)
                    .get("id");
            assertThat(api.post("/api/clients", registration, "Idempotency-Key", "registration")
                            .is(201)
                            .text())
                    .as("the remembered answer")
                    .isEqualTo(api.get("/api/clients/" + client).is(200).text());
            var provider = api.newProvider();
            api.publish(provider, at(3, "09:00"), at(3, "12:00")).is(201);
            var booked = api.reserve(client, provider, at(3, "09:00"), QUARTER)
                    .is(201)
                    .get("id");
            api.confirm(booked, client).is(200);
            api.release(
                            api.reserve(client, provider, at(3, "10:00"), QUARTER)
                                    .is(201)
                                    .get("id"),
                            client)
                    .is(200);
            var login = Map.of("email", PERSON.get("email"), "password", PASSWORD);
            var mistake = Map.of("email", PERSON.get("email"), "password", CANARY + "Mistake");
            api.post("/api/tokens", mistake).isProblem(401, "unauthenticated");
            var own = api.as(api.post("/api/tokens", login).is(200).get("accessToken"));
            var machine = Map.of("name", "a machine", "scopes", List.of("read"));
            var key =
                    Map.of("apiKey", own.post("/api/api-keys", machine).is(201).get("key"));
            var link = Map.of(
                    "link",
                    own.post("/api/appointments/" + booked + "/link", "")
                            .is(201)
                            .get("link"));
            for (var credential : List.of(login, key, link)) {
                api.post("/api/tokens", credential).is(200);
            }
            ReadModels.awaitCaughtUp(api);
            var export = api.get("/api/clients/" + client + "/export").is(200);
            assertThat(export.text()).contains(PERSON.values());
            assertThat(export.json().get("appointments")).hasSize(2);
            assertThat(export.json().get("events").size()).isEqualTo(5);

            var history = api.history(booked);
            var events = api.events(0);
            var appointments = appointments(api, client);

            var erased = own.delete("/api/clients/" + client + "/personal-data").is(200);
            assertThat(erased.get("id")).isEqualTo(client);
            assertThat(api.delete("/api/clients/" + client + "/personal-data")
                            .is(200)
                            .text())
                    .isEqualTo(erased.text());
            api.delete("/api/clients/" + UUID.randomUUID() + "/personal-data").isProblem(404, "client-not-found");
            api.delete("/api/clients/" + provider + "/personal-data").isProblem(404, "client-not-found");
            api.get("/api/clients/" + client, "Consistency-Token", erased.header("Consistency-Token"))
                    .isProblem(404, "client-not-found");
            api.get("/api/clients/" + client + "/export").isProblem(404, "client-not-found");
            api.reserve(client, provider, at(3, "11:00"), QUARTER).isProblem(404, "client-not-found");

            for (var credential : List.of(login, key, link)) {
                await().untilAsserted(() -> api.post("/api/tokens", credential).isProblem(401, "unauthenticated"));
            }
            own.get("/api/clients/" + client).isProblem(404, "client-not-found");
            own.get("/api/clients/" + client + "/export").isProblem(404, "client-not-found");
            own.reserve(client, provider, at(3, "11:00"), QUARTER).isProblem(404, "client-not-found");
            own.post("/api/api-keys", machine).isProblem(401, "unauthenticated");

            assertThat(api.history(booked)).isEqualTo(history);
            assertThat(api.events(0))
                    .startsWith(events.toArray(JsonNode[]::new))
                    .hasSize(events.size() + 1);
            assertThat(api.events(0).getLast().get("type").asString()).endsWith("ClientErased");
            assertThat(appointments(api, client)).isEqualTo(appointments);
            api.post("/api/admin/projections/appointments/replay", "").is(202);
            ReadModels.awaitCaughtUp(api);
            assertThat(appointments(api, client)).isEqualTo(appointments);
            var head = api.position();
            await().untilAsserted(() -> assertThat(api.get("/api/admin/integrity")
                            .json()
                            .get("sealedTo")
                            .asLong())
                    .isEqualTo(head));
            assertThat(api.get("/api/admin/integrity").json().get("sound").asBoolean())
                    .isTrue();

            // Killed, so that nothing is tidied up at the end.
            app.kill();
            assertThat(found(files(installation))).isEmpty();
            assertThat(found(tables(installation))).isEmpty();
            assertThat(installation.run("verify").exit()).isZero();
        }
    }

    private static List<String> appointments(Api api, String client) {
        return api.get("/api/clients/" + client + "/appointments").is(200).items().stream()
                .map(Object::toString)
                .toList();
    }

    /** Without knowing it would find what is there, a search that finds nothing says nothing. */
    @Test
    void theSearchFindsWhatIsThere() throws Exception {
        try (var installation = Installation.on(engine)) {
            var app = installation.start();
            app.api()
                    .post("/api/providers", Map.of("firstName", CANARY, "lastName", "P", "timeZone", "UTC"))
                    .is(201);
            app.stop();
            if (engine == Engine.H2) {
                assertThat(found(files(installation))).contains("data/scheduler.mv.db");
            }
            assertThat(found(tables(installation))).contains("person");
        }
    }

    private static List<String> found(Map<String, String> texts) {
        return texts.entrySet().stream()
                .filter(text -> WORDS.stream().anyMatch(text.getValue().toLowerCase(Locale.ROOT)::contains))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Every file that the processes have written: data, keys, logs. Each byte as one character. */
    private static Map<String, String> files(Installation installation) throws IOException {
        var files = new TreeMap<String, String>();
        var directory = installation.data().getParent();
        try (var paths = Files.walk(directory)) {
            for (var path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                files.put(
                        directory.relativize(path).toString(),
                        new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    private static Map<String, String> tables(Installation installation) throws SQLException {
        var names = new ArrayList<String>();
        try (var connection = installation.connect();
                var tables =
                        connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                var schema = tables.getString("TABLE_SCHEM").toLowerCase(Locale.ROOT);
                if (schema.equals("public")) {
                    names.add(tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
                }
            }
        }
        assertThat(names)
                .contains(
                        "person",
                        "idempotency_record",
                        "scheduled_tasks",
                        "dead_letter_entry",
                        "client_key",
                        "account");
        var texts = new TreeMap<String, String>();
        for (var name : names) {
            texts.put(
                    name,
                    String.join(
                            "\n", installation.rows(name.equals("flyway_schema_history") ? "\"" + name + "\"" : name)));
        }
        return texts;
    }
}
