package org.appointmentscheduler.server.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.appointmentscheduler.api.client.ClientEvent.ClientRegistered;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.server.PostgresServer;
import org.appointmentscheduler.server.RunningApplication;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

class DeadLettersTest {

    private static final String GROUP = "fragile";

    @Test
    void holdWhatAViewCannotDigestUntilItCan(@TempDir Path data) {
        assertOthersAreNotHeldUp(Map.of("scheduler.data-dir", data.toString(), "scheduler.deadlines.enabled", "false"));
    }

    @Test
    void holdItOnPostgresWhereAFailedStatementEndsTheTransaction() {
        assertOthersAreNotHeldUp(PostgresServer.newDatabaseProperties());
    }

    private static void assertOthersAreNotHeldUp(Map<String, Object> properties) {
        try (var app = RunningApplication.start(properties, Fragile.class)) {
            var view = app.bean(View.class);
            var poison = new ClientId(UUID.randomUUID());
            view.poison.add(poison);
            app.bookings().client(poison);
            var other = app.bookings().client();

            await().untilAsserted(() -> assertThat(view.rows(other)).isEqualTo(1));
            await().untilAsserted(() -> assertThat(letters(app)).isEqualTo(1));
            assertThat(view.rows(poison))
                    .as("what the failed handler had written")
                    .isZero();

            view.poison.clear();
            var letters = app.bean(EventProcessingConfiguration.class)
                    .sequencedDeadLetterProcessor(GROUP)
                    .orElseThrow();
            assertThat(letters.processAny()).isTrue();
            assertThat(view.rows(poison)).isEqualTo(1);
            assertThat(letters(app)).isZero();
        }
    }

    private static long letters(RunningApplication app) {
        return app.database()
                .sql("select count(*) from dead_letter_entry where processing_group = :group")
                .param("group", GROUP)
                .query(Long.class)
                .single();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Fragile {

        @Bean
        View view(JdbcClient database) {
            return new View(database);
        }
    }

    /** Writes a row for each client, and for some a second one, which the database refuses. */
    @ProcessingGroup(GROUP)
    static class View {

        private final Set<ClientId> poison = ConcurrentHashMap.newKeySet();
        private final JdbcClient database;

        View(JdbcClient database) {
            this.database = database;
            database.sql("create table fragile_view (id varchar(36) primary key)")
                    .update();
        }

        @EventHandler
        void on(ClientRegistered event) {
            insert(event.clientId());
            if (poison.contains(event.clientId())) {
                insert(event.clientId());
            }
        }

        private void insert(ClientId client) {
            database.sql("insert into fragile_view (id) values (:id)")
                    .param("id", client.toString())
                    .update();
        }

        long rows(ClientId client) {
            return database.sql("select count(*) from fragile_view where id = :id")
                    .param("id", client.toString())
                    .query(Long.class)
                    .single();
        }
    }
}
