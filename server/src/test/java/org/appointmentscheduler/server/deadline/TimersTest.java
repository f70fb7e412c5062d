package org.appointmentscheduler.server.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldExpired;
import org.appointmentscheduler.api.appointment.AppointmentState;
import org.appointmentscheduler.api.appointment.AppointmentStatus;
import org.appointmentscheduler.server.PostgresServer;
import org.appointmentscheduler.server.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimersTest {

    private static final String TIMERS_OFF = "scheduler.deadlines.enabled";

    @Test
    void fireAfterARestart(@TempDir Path data) {
        assertTimerSurvives(Map.of("scheduler.data-dir", data.toString()));
    }

    @Test
    void fireAfterARestartOnPostgres() {
        assertTimerSurvives(PostgresServer.newDatabaseProperties());
    }

    @Test
    void doNotKeepAHoldFromBeingConfirmedWhileTheyAreRun(@TempDir Path data) {
        assertConfirmableWhileTimerIsRun(Map.of("scheduler.data-dir", data.toString()));
    }

    @Test
    void doNotKeepAHoldFromBeingConfirmedWhileTheyAreRunOnPostgres() {
        assertConfirmableWhileTimerIsRun(PostgresServer.newDatabaseProperties());
    }

    /** By a node whose clock is ahead, or in the same moment by this one. */
    private static void assertConfirmableWhileTimerIsRun(Map<String, Object> properties) {
        var withoutTimers = new HashMap<>(properties);
        withoutTimers.put(TIMERS_OFF, "false");
        try (var app = RunningApplication.start(withoutTimers)) {
            var held = app.bookings().hold();
            app.database()
                    .sql(
                            "update scheduled_tasks set picked = true, picked_by = 'another' where task_name = 'AxonDeadline'")
                    .update();
            assertThat(app.bookings().confirm(held).status()).isEqualTo(AppointmentStatus.CONFIRMED);
            assertThat(storedTimers(app)).isEqualTo(1);
        }
    }

    private static void assertTimerSurvives(Map<String, Object> properties) {
        var withoutTimers = new HashMap<>(properties);
        withoutTimers.put(TIMERS_OFF, "false");
        AppointmentState held;
        try (var before = RunningApplication.start(withoutTimers)) {
            held = before.bookings().hold();
            before.passBy(held.expiresAt());
            assertThat(storedTimer(before)).startsWith("{").contains("hold-expiry");
            await().during(Duration.ofSeconds(2)).until(() -> expiries(before, held) == 0);
        }
        try (var after = RunningApplication.start(properties)) {
            after.passBy(held.expiresAt());
            await().until(() -> expiries(after, held) == 1);
            await().until(() -> storedTimers(after) == 0);
            assertThat(whoRecorded(after, held)).contains("system:deadline").doesNotContain("client:");
        }
    }

    private static long expiries(RunningApplication app, AppointmentState held) {
        return app.database()
                .sql(
                        "select count(*) from domain_event_entry where aggregate_identifier = :id and payload_type = :type")
                .param("id", held.id().toString())
                .param("type", HoldExpired.class.getName())
                .query(Long.class)
                .single();
    }

    private static String whoRecorded(RunningApplication app, AppointmentState held) {
        return app.database()
                .sql(
                        "select meta_data from domain_event_entry where aggregate_identifier = :id and payload_type = :type")
                .param("id", held.id().toString())
                .param("type", HoldExpired.class.getName())
                .query(String.class)
                .single();
    }

    private static String storedTimer(RunningApplication app) {
        return new String(
                app.database()
                        .sql("select task_data from scheduled_tasks where task_name = 'AxonDeadline'")
                        .query(byte[].class)
                        .single(),
                StandardCharsets.UTF_8);
    }

    private static long storedTimers(RunningApplication app) {
        return app.database()
                .sql("select count(*) from scheduled_tasks where task_name = 'AxonDeadline'")
                .query(Long.class)
                .single();
    }
}
