package org.appointmentscheduler.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.command.messaging.Rejected;
import org.appointmentscheduler.server.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {

    @TempDir
    private static Path data;

    private static RunningApplication app;

    @BeforeAll
    static void start() {
        app = RunningApplication.start(data);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void countsCommandsByWhatBecameOfThem() {
        var hold = app.bookings().hold();
        var slot = new TimeRange(hold.start(), hold.end());
        assertThatThrownBy(() -> app.bookings().reserve(hold.clientId(), hold.providerId(), slot))
                .isInstanceOf(Rejected.class);
        assertThat(reserves("accepted")).isPositive();
        assertThat(reserves("slot-already-held")).isEqualTo(1);
    }

    private static long reserves(String outcome) {
        return app.bean(MeterRegistry.class)
                .get(CommandMetrics.COMMANDS)
                .tags("command", "ReserveSlot", "outcome", outcome)
                .timer()
                .count();
    }

    @Test
    void measuresHowLateAnExpiryIsRecorded() {
        var hold = app.bookings().hold();
        app.passBy(hold.expiresAt());
        var lateness = app.bean(MeterRegistry.class).get(ExpiryMetrics.LATENESS).timer();
        await().untilAsserted(() -> assertThat(lateness.count()).isPositive());
    }

    /** A dashboard that asks for a number nobody keeps shows nothing, and an alert on it never rings. */
    @Test
    void keepsEveryNumberThatTheDashboardAndTheAlertsAskFor() throws IOException {
        var hold = app.bookings().hold();
        assertThat(hold).isNotNull();
        await().untilAsserted(() ->
                assertThat(app.bean(PrometheusMeterRegistry.class).scrape()).contains(names().toList()));
    }

    private static Stream<String> names() throws IOException {
        var ops = Path.of(System.getProperty("repo.root"), "ops");
        var asked = Files.readString(ops.resolve("alerts.yml")) + Files.readString(ops.resolve("dashboard.json"));
        return Pattern.compile("scheduler_[a-z_]+")
                .matcher(asked)
                .results()
                .map(match -> match.group())
                .distinct();
    }
}
