package org.appointmentscheduler.server.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.appointmentscheduler.api.access.CallersKey;
import org.appointmentscheduler.server.PostgresServer;
import org.appointmentscheduler.server.RunningApplication;
import org.appointmentscheduler.server.axonserver.AxonServerNode.Reply;
import org.appointmentscheduler.server.axonserver.EventsInMemory.Mishap;
import org.appointmentscheduler.server.database.Database;
import org.appointmentscheduler.server.database.Engine;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is where with the profile, and that the whole application works so. */
class AxonServerProfileTest {

    private static final String DAY = "2090-03-06T";

    private static Map<String, Object> database;
    private static AxonServerInMemory server;
    private static AxonServerNode node;

    @BeforeAll
    static void start() {
        server = new AxonServerInMemory();
        database = PostgresServer.newDatabaseProperties();
        node = AxonServerNode.start(server, database);
    }

    @AfterAll
    static void stop() {
        node.close();
        server.close();
    }

    @Test
    void eventsAndCommandsGoToAxonServerAndNothingElseDoes() {
        var context = node.app().context();
        assertThat(context.getBean(EventStore.class)).isInstanceOf(AxonServerEventStore.class);
        assertThat(context.getBean(CommandBus.class)).isInstanceOf(AxonServerCommandBus.class);
        assertThat(context.getBean(org.axonframework.config.Configuration.class).commandBus())
                .isInstanceOf(AxonServerCommandBus.class);
        assertThat(context.getBean(CommandGateway.class)).isNotNull();
        assertThat(context.getBeansOfType(EventStorageEngine.class)).isEmpty();
        assertThat(context.getBean(QueryBus.class)).isInstanceOf(SimpleQueryBus.class);
        assertThat(context.getBean(TokenStore.class)).isInstanceOf(JdbcTokenStore.class);
        assertThat(context.getBean(DeadlineManager.class)).isInstanceOf(DbSchedulerDeadlineManager.class);
        assertThat(context.getBean(Database.class).engine()).isEqualTo(Engine.POSTGRESQL);
        assertThat(context.getBean(EventProcessingConfiguration.class).eventProcessors())
                .containsOnlyKeys("analytics", "appointments", "calendar", "open-holds", "event-copy");
    }

    @Test
    void aBookingGoesItsWholeWay() {
        var client = person("clients");
        var provider = person("providers");
        publish(provider);

        var reservation = Map.of("clientId", client, "providerId", provider, "start", DAY + "10:00:00Z");
        var held = node.post("/api/appointments/reserve", reservation, "Idempotency-Key", "whole-way");
        assertThat(held.status()).as("%s", held).isEqualTo(201);
        assertThat(held.body().get("status").asString()).isEqualTo("held");
        assertThat(node.timers(held.id())).isEqualTo(1);

        var repeated = node.post("/api/appointments/reserve", reservation, "Idempotency-Key", "whole-way");
        assertThat(repeated.replayed()).isTrue();
        assertThat(repeated.body()).isEqualTo(held.body());
        assertThat(node.count("idempotency_record where idempotency_key = '%s'"
                        .formatted(CallersKey.of(RunningApplication.ADMINISTRATOR, "whole-way"))))
                .isEqualTo(1);

        // A refusal travels with all it has to say.
        var refused = node.post("/api/appointments/reserve", reservation);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.type()).isEqualTo("urn:problem:slot-already-held");
        assertThat(refused.body().get("retryAt")).isEqualTo(held.body().get("expiresAt"));
        assertThat(refused.body().get("alternatives").get(0).get("providerId").asString())
                .isEqualTo(provider);
        assertThat(node.post("/api/appointments/%s/confirm".formatted(held.id()), Map.of("clientId", provider))
                        .type())
                .isEqualTo("urn:problem:client-not-found");

        var confirmed = node.post("/api/appointments/%s/confirm".formatted(held.id()), Map.of("clientId", client));
        assertThat(confirmed.body().get("status").asString()).isEqualTo("confirmed");
        assertThat(node.timers(held.id())).isZero();

        // The views and the copy of the events follow, and are waited for.
        var token = held.id() + "@1";
        assertThat(node.get("/api/appointments/" + held.id(), "Consistency-Token", token)
                        .body())
                .isEqualTo(confirmed.body());
        assertThat(node.get("/api/appointments/%s/history".formatted(held.id()))
                        .body()
                        .get("items")
                        .findValuesAsString("type"))
                .containsExactly("SlotHeld", "AppointmentConfirmed");
        assertThat(node.get("/api/events").body().get("items").get(0).get("id")).isNotNull();
        assertThat(node.get("/actuator/health").body().get("status").asString()).isEqualTo("UP");
    }

    /** The two nodes share no lock and get commands in turn, so only the numbers of the events keep them apart. */
    @Test
    void theNodeThatIsSlowerAtTheEventsIsRefused() {
        var client = person("clients");
        var other = person("clients");
        var provider = person("providers");
        publish(provider);
        var start = DAY + "11:00:00Z";
        try (var _ = AxonServerNode.start(server, database, "scheduler.role=command")) {
            var faster = new Reply[1];
            server.events.spoilNextAppend(new Mishap() {
                @Override
                public void beforeStoring() {
                    faster[0] = reserve(other, provider, start);
                }
            });
            var slower = reserve(client, provider, start);
            assertThat(faster[0].status()).isEqualTo(201);
            assertThat(slower.status()).as("%s", slower).isEqualTo(409);
            assertThat(slower.type()).isEqualTo("urn:problem:slot-already-held");
            assertThat(server.events.names(provider + "/2090-03-06"))
                    .containsExactly("AvailabilityPublished", "TimeClaimed");
        }
    }

    @Test
    void theCopyIsTheWholeLogAndCanBeMadeAgain() {
        person("clients");
        awaitWholeCopy();
        assertThat(node.post("/api/admin/projections/event-copy/replay", Map.of())
                        .status())
                .isEqualTo(202);
        awaitWholeCopy();
    }

    private static String person(String kind) {
        return node.post("/api/" + kind, Map.of("firstName", "Ada", "lastName", "L", "timeZone", "UTC"))
                .id();
    }

    private static void publish(String provider) {
        var range = Map.of("start", DAY + "09:00:00Z", "end", DAY + "12:00:00Z");
        node.post("/api/appointments/availability", Map.of("providerId", provider, "ranges", List.of(range)));
    }

    private static Reply reserve(String client, String provider, String start) {
        return node.post(
                "/api/appointments/reserve", Map.of("clientId", client, "providerId", provider, "start", start));
    }

    private static void awaitWholeCopy() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(node.app()
                                .database()
                                .sql("select payload_type from domain_event_entry order by global_index")
                                .query(String.class)
                                .list())
                        .isEqualTo(server.events.types()));
    }
}
