package org.appointmentscheduler.server.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.axoniq.axonserver.grpc.event.Event;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.appointmentscheduler.api.access.CallersKey;
import org.appointmentscheduler.server.PostgresServer;
import org.appointmentscheduler.server.RunningApplication;
import org.appointmentscheduler.server.axonserver.AxonServerNode.Reply;
import org.appointmentscheduler.server.axonserver.EventsInMemory.Mishap;
import org.appointmentscheduler.server.database.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That no promise is broken when one store has what the other has not. */
class BetweenTheStoresTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> WRITTEN = List.of("idempotency_record", "scheduled_tasks", "person");
    private static final String START = "2090-03-06T10:00:00Z";

    private static AxonServerInMemory server;
    private static AxonServerNode node;

    private final String key = UUID.randomUUID().toString();
    private String provider;
    private String client;

    @BeforeAll
    static void start() {
        server = new AxonServerInMemory();
        node = AxonServerNode.start(server, PostgresServer.newDatabaseProperties());
    }

    @AfterAll
    static void stop() {
        node.close();
        server.close();
    }

    @BeforeEach
    void publish() {
        provider = done(node.post("/api/providers", Map.of("firstName", "G", "lastName", "H", "timeZone", "UTC")))
                .id();
        client = client();
        var range = Map.of("start", START, "end", "2090-03-06T12:00:00Z");
        done(node.post("/api/appointments/availability", Map.of("providerId", provider, "ranges", List.of(range))));
    }

    private static String client() {
        return done(node.post("/api/clients", Map.of("firstName", "Ada", "lastName", "L")))
                .id();
    }

    @Test
    void aHoldWithoutTimerAndAnswerIsFoundByItsKeyAndEndsInTime() {
        server.events.spoilNextAppend(databaseDiesAfterTheEvents());
        isUnknown(reserve(client, "Idempotency-Key", key));
        assertThat(node.count("idempotency_record where idempotency_key = '%s'"
                        .formatted(CallersKey.of(RunningApplication.ADMINISTRATOR, key))))
                .isZero();

        assertThat(reserve(client()).type()).isEqualTo("urn:problem:slot-already-held");
        assertThat(reserve(client(), "Idempotency-Key", key).type())
                .as("another request with the key of what was done")
                .isEqualTo("urn:problem:idempotency-key-reused");
        var repeated = done(reserve(client, "Idempotency-Key", key));
        assertThat(repeated.replayed()).isTrue();
        assertThat(done(reserve(client, "Idempotency-Key", key)).body()).isEqualTo(repeated.body());
        assertThat(server.events.names(repeated.id())).containsExactly("SlotHeld");
        assertThat(node.timers(repeated.id())).isZero();

        node.app().passBy(Instant.parse(repeated.body().get("expiresAt").asString()));
        await().atMost(PATIENCE).until(() -> server.events.names(repeated.id()).contains("HoldExpired"));
        assertThat(actor(server.events.of(repeated.id()).getLast())).isEqualTo("system:sweeper");
        assertThat(done(reserve(client())).id()).isNotEqualTo(repeated.id());
    }

    @Test
    void aRegistrationWithoutItsPersonGetsItBack() {
        var name = "Lovelace " + key;
        var body = Map.of("firstName", "Ada", "lastName", name);
        var people = node.count("person");
        server.events.spoilNextAppend(databaseDiesAfterTheEvents());
        isUnknown(node.post("/api/clients", body, "Idempotency-Key", key));
        assertThat(node.count("person")).isEqualTo(people);

        var registered = done(node.post("/api/clients", body, "Idempotency-Key", key));
        assertThat(server.events.names(registered.id())).containsExactly("ClientRegistered");
        assertThat(node.get("/api/clients/" + registered.id())
                        .body()
                        .get("lastName")
                        .asString())
                .isEqualTo(name);
        assertThat(node.count("person where id = '" + registered.id() + "'")).isEqualTo(1);
        assertThat(node.count("client_key where client_id = '" + registered.id() + "'"))
                .isEqualTo(1);
        client = registered.id();
        done(reserve(client));
    }

    @Test
    void aConfirmedHoldThatKeptItsTimerStaysConfirmed() {
        var held = done(reserve(client));
        server.events.spoilNextAppend(databaseDiesAfterTheEvents());
        isUnknown(confirm(held.id()));
        assertThat(node.timers(held.id())).isEqualTo(1);

        assertThat(done(confirm(held.id())).body().get("status").asString()).isEqualTo("confirmed");
        node.app().passBy(Instant.parse(held.body().get("expiresAt").asString()));
        await().atMost(PATIENCE).until(() -> node.timers(held.id()) == 0);
        assertThat(server.events.names(held.id())).containsExactly("SlotHeld", "AppointmentConfirmed");
    }

    @Test
    void aTimerWithoutAppointmentDoesNothing() {
        var held = done(reserve(client));
        var nobody = UUID.randomUUID().toString();
        node.app()
                .database()
                .sql("""
                        update scheduled_tasks set task_data =
                            convert_to(replace(convert_from(task_data, 'UTF8'), :held, :nobody), 'UTF8')
                        where task_name = 'AxonDeadline'""")
                .param("held", held.id())
                .param("nobody", nobody)
                .update();
        assertThat(node.timers(nobody)).isEqualTo(1);

        node.app().passBy(Instant.parse(held.body().get("expiresAt").asString()));
        await().atMost(PATIENCE).until(() -> node.timers(nobody) == 0);
        assertThat(server.events.of(nobody)).isEmpty();
        await().atMost(PATIENCE).until(() -> server.events.names(held.id()).contains("HoldExpired"));
    }

    @Test
    void eventsWhoseConfirmationGotLostAreFound() {
        server.events.spoilNextAppend(new Mishap() {
            @Override
            public void afterStoring() {
                throw EventsInMemory.unavailable();
            }
        });
        isUnknown(reserve(client, "Idempotency-Key", key));
        var repeated = done(reserve(client, "Idempotency-Key", key));
        assertThat(repeated.replayed()).isTrue();
        assertThat(server.events.names(repeated.id())).containsExactly("SlotHeld");
    }

    @Test
    void eventsThatWereNotStoredLeaveNothing() {
        server.events.spoilNextAppend(new Mishap() {
            @Override
            public void beforeStoring() {
                throw EventsInMemory.unavailable();
            }
        });
        var before = node.count("scheduled_tasks where task_name = 'AxonDeadline'");
        isUnknown(reserve(client, "Idempotency-Key", key));
        assertThat(node.count("scheduled_tasks where task_name = 'AxonDeadline'"))
                .isEqualTo(before);
        var repeated = done(reserve(client, "Idempotency-Key", key));
        assertThat(repeated.replayed()).isFalse();
        assertThat(node.timers(repeated.id())).isEqualTo(1);
    }

    /** Whoever then writes anything loses the connection. */
    private static Mishap databaseDiesAfterTheEvents() {
        return new Mishap() {
            @Override
            public void afterStoring() {
                execute("""
                        create or replace function die() returns trigger language plpgsql as
                        'begin perform pg_terminate_backend(pg_backend_pid()); return null; end'""");
                WRITTEN.forEach(table -> execute("create trigger die before insert or delete on " + table
                        + " for each statement execute function die()"));
            }
        };
    }

    private static void databaseLivesAgain() {
        WRITTEN.forEach(table -> execute("drop trigger if exists die on " + table));
    }

    private static void execute(String sql) {
        try (var connection = node.app().bean(Database.class).connectDirectly();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reply reserve(String who, String... headers) {
        return node.post(
                "/api/appointments/reserve", Map.of("clientId", who, "providerId", provider, "start", START), headers);
    }

    private Reply confirm(String appointment) {
        return node.post("/api/appointments/" + appointment + "/confirm", Map.of("clientId", client));
    }

    private static Reply done(Reply reply) {
        assertThat(reply.status() / 100).as("%s", reply).isEqualTo(2);
        return reply;
    }

    private static void isUnknown(Reply reply) {
        databaseLivesAgain();
        assertThat(reply.status()).as("%s", reply).isEqualTo(503);
        assertThat(reply.type()).isEqualTo("urn:problem:outcome-unknown");
    }

    private static String actor(Event event) {
        return event.getMetaDataOrThrow("actor").getTextValue();
    }
}
