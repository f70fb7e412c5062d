package org.appointmentscheduler.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.command.messaging.Rejected;
import org.appointmentscheduler.server.RunningApplication;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void countsWhatAViewHasHandledAndWhatItHandledAgain() {
        app.bookings().hold();
        await().untilAsserted(() -> assertThat(handled("false")).isPositive());
        assertThat(handled("true")).isZero();

        replay("appointments");

        await().untilAsserted(() -> assertThat(handled("true")).isPositive());
        for (var projection : List.of("appointments", "free-time")) {
            await().untilAsserted(() ->
                    assertThat(view(projection, ViewMetrics.PROGRESS)).isEqualTo(1));
            assertThat(view(projection, ViewMetrics.LAG)).isZero();
            assertThat(view(projection, ViewMetrics.RUNNING)).isEqualTo(1);
        }
    }

    private static double handled(String replay) {
        return app.bean(MeterRegistry.class)
                .get(EventMetrics.EVENTS)
                .tags("projection", "appointments", "replay", replay)
                .counter()
                .count();
    }

    private static double view(String projection, String gauge) {
        return app.bean(MeterRegistry.class)
                .get(gauge)
                .tag("projection", projection)
                .gauge()
                .value();
    }

    private static void replay(String projection) {
        var processor = app.bean(EventProcessingConfiguration.class)
                .eventProcessor(projection, StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        processor.resetTokens();
        processor.start();
    }

    /** A dashboard that asks for a number nobody keeps shows nothing, and an alert on it never rings. */
    @Test
    void keepsEveryNumberThatTheDashboardAndTheAlertsAskFor() throws IOException {
        app.bookings().hold();
        var asked = find("scheduler_[a-z_]+", text("ops/alerts.yml") + text("ops/dashboard.json"));
        assertThat(asked).isNotEmpty();
        await().untilAsserted(() -> assertThat(find(
                        "(?m)^scheduler_[a-z_]+",
                        app.bean(PrometheusMeterRegistry.class).scrape()))
                .containsAll(asked));
    }

    @Test
    void keepsTheNumbersThatAreDocumentedAndNoOthers() throws IOException {
        app.bookings().hold();
        var documented = find("(?m)(?<=^\\| `)scheduler\\.[a-z.]+(?=` \\()", text("docs/operations.md"));
        await().untilAsserted(() -> assertThat(kept()).isEqualTo(documented));
    }

    private static Set<String> kept() {
        return app.bean(MeterRegistry.class).getMeters().stream()
                .map(meter -> meter.getId().getName())
                .filter(name -> name.startsWith("scheduler."))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scheduler_projection_lag",
                "scheduler_projection_running",
                "scheduler_projection_dead_letters",
                "scheduler_reconciler_mismatches_total",
                "scheduler_integrity_faults_total",
                "scheduler_hold_expiry_lateness_seconds_bucket",
                "scheduler_commands_seconds_count",
                "scheduler_requests_shed_total",
                "scheduler_clock_offset_seconds"
            })
    void ringsForWhatMustNotGoUnseen(String number) throws IOException {
        assertThat(text("ops/alerts.yml")).contains(number);
    }

    private static String text(String file) throws IOException {
        return Files.readString(Path.of(System.getProperty("repo.root"), file));
    }

    private static Set<String> find(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
