package org.appointmentscheduler.server.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.appointmentscheduler.api.appointment.AppointmentStatus;
import org.appointmentscheduler.query.integrity.IntegrityCheck;
import org.appointmentscheduler.query.rules.RuleWalk;
import org.appointmentscheduler.server.PostgresServer;
import org.appointmentscheduler.server.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Nobody changes what has happened: neither by mistake, nor with the application's account. */
@ExtendWith(OutputCaptureExtension.class)
class AppendOnlyTest {

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void whoeverOwnsTheTablesIsStoppedByATrigger(String engine, @TempDir Path data, CapturedOutput output) {
        Map<String, Object> properties = new HashMap<>(Map.of("scheduler.data-dir", data.toString()));
        if (engine.equals("postgres")) {
            properties.putAll(PostgresServer.newDatabaseProperties());
        }
        try (var app = RunningApplication.start(properties)) {
            app.bookings().hold();
            var events = count(app);
            for (var change : List.of(
                    "update domain_event_entry set payload = '{}'",
                    "delete from domain_event_entry where global_index = 1")) {
                assertThatThrownBy(() -> app.database().sql(change).update())
                        .as(change)
                        .hasStackTraceContaining("What has happened is not changed");
            }
            assertThat(count(app)).isEqualTo(events);
        }
        assertThat(output.getAll().contains("The application's role may change what has happened or was sealed"))
                .isEqualTo(engine.equals("postgres"));
    }

    @Test
    void aRoleOfItsOwnMayAddAndReadEventsAndNothingElse(@TempDir Path data) {
        try (var app = RunningApplication.start(withOwnRole(data, PostgresServer.newRole()))) {
            var hold = app.bookings().hold();
            assertThat(app.bookings().confirm(hold).status()).isEqualTo(AppointmentStatus.CONFIRMED);
            for (var forbidden : List.of(
                    "update domain_event_entry set payload = '{}'",
                    "delete from domain_event_entry",
                    "truncate domain_event_entry",
                    "update seal set root = ''",
                    "delete from seal_key",
                    "alter table domain_event_entry disable trigger all",
                    "drop trigger domain_event_entry_append_only on domain_event_entry",
                    "update flyway_schema_history set success = true")) {
                assertThatThrownBy(() -> app.database().sql(forbidden).update())
                        .as(forbidden)
                        .hasStackTraceContaining("ERROR: ")
                        .satisfies(refusal ->
                                assertThat(rootMessage(refusal)).containsAnyOf("permission denied", "must be owner"));
            }
            await().untilAsserted(() -> {
                var report = IntegrityCheck.believing(app.database(), app.bean(RuleWalk.class), List.of())
                        .checkAll(null, (_, _, _) -> {});
                assertThat(report.sound()).isTrue();
                assertThat(report.sealedTo()).isEqualTo(report.head()).isPositive();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"update on domain_event_entry", "delete on seal", "truncate on seal_key"})
    void aRoleOfItsOwnThatMayMoreIsAMistake(String right, @TempDir Path data) throws SQLException {
        var role = PostgresServer.newRole();
        var properties = withOwnRole(data, role);
        RunningApplication.start(properties).close();
        try (var owner = DriverManager.getConnection(
                        properties.get("spring.datasource.url").toString(), "postgres", "postgres");
                var statement = owner.createStatement()) {
            statement.execute("grant " + right + " to " + role);
        }
        assertThatThrownBy(() -> RunningApplication.start(properties))
                .hasStackTraceContaining("The application's role may change what has happened or was sealed.");
    }

    private static Map<String, Object> withOwnRole(Path data, String role) {
        Map<String, Object> properties = new HashMap<>(PostgresServer.newDatabaseProperties());
        properties.put("scheduler.data-dir", data.toString());
        properties.put("scheduler.seals.interval", "PT0.2S");
        // Without the account in it, which would come before all others.
        properties.computeIfPresent(
                "spring.datasource.url", (_, url) -> url.toString().replaceFirst("[?].*", ""));
        properties.put("spring.flyway.user", "postgres");
        properties.put("spring.flyway.password", "postgres");
        properties.put("spring.datasource.username", role);
        properties.put("spring.datasource.password", role);
        return properties;
    }

    private static String rootMessage(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private static long count(RunningApplication app) {
        return app.database()
                .sql("select count(*) from domain_event_entry where payload <> '{}'")
                .query(Long.class)
                .single();
    }
}
