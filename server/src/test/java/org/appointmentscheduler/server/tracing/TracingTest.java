package org.appointmentscheduler.server.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.appointmentscheduler.server.RunningApplication;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

class TracingTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CALLER = "00f067aa0ba902b7";

    @TempDir
    private Path data;

    private final AtomicInteger received = new AtomicInteger();
    private HttpServer collector;

    @BeforeEach
    void listen() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            if (exchange.getRequestBody().readAllBytes().length > 0) {
                received.incrementAndGet();
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void hangUp() {
        collector.stop(0);
    }

    @Test
    void followsARequestToTheViewsAndNoFurther() throws IOException, InterruptedException {
        try (var app = start()) {
            reserveInTrace(app);

            await().untilAsserted(() -> assertThat(trace(app))
                    .extracting(SpanData::getName)
                    .contains(
                            "ReserveSlot",
                            "analytics SlotHeld",
                            "appointments SlotHeld",
                            "calendar TimeClaimed",
                            "open-holds SlotHeld"));
            var request = trace(app).stream()
                    .filter(span -> span.getKind() == SpanKind.SERVER)
                    .toList();
            assertThat(request)
                    .singleElement()
                    .extracting(SpanData::getParentSpanId)
                    .isEqualTo(CALLER);
            var command = span(app, "ReserveSlot");
            assertThat(command.getParentSpanId()).isEqualTo(request.getFirst().getSpanId());
            assertThat(span(app, "appointments SlotHeld").getParentSpanId()).isEqualTo(command.getSpanId());
            assertThat(span(app, "calendar TimeClaimed").getParentSpanId()).isEqualTo(command.getSpanId());

            var spans = trace(app).size();
            replay(app);
            assertThat(trace(app)).hasSize(spans);
            await().untilAsserted(() -> assertThat(received).hasPositiveValue());
        }
    }

    @Test
    void beginsAnotherTraceWithAnotherCause() throws IOException, InterruptedException {
        try (var app = start()) {
            reserveInTrace(app);

            await().untilAsserted(() ->
                    assertThat(span(app, "appointments HoldExpired")).isNotNull());
            var expiry = span(app, "HoldExpiry");
            assertThat(expiry.getTraceId()).isNotEqualTo(TRACE);
            assertThat(expiry.getParentSpanId()).isEqualTo(SpanId.getInvalid());
            assertThat(span(app, "appointments HoldExpired").getParentSpanId()).isEqualTo(expiry.getSpanId());
        }
    }

    /** What a caller attaches to a trace may be about a person; events are for ever. */
    @Test
    void storesNothingOfATraceButItsIdentifiers() throws IOException, InterruptedException {
        try (var app = start()) {
            reserveInTrace(app);
            var metaData = app.database()
                    .sql("select meta_data from domain_event_entry where payload_type like '%SlotHeld'")
                    .query(String.class)
                    .single();
            assertThat(metaData).doesNotContain("Canary");
            var stored = JSON.readTree(metaData);
            assertThat(stored.propertyNames())
                    .containsExactlyInAnyOrder("actor", "requestId", "traceparent", "traceId", "correlationId");
            assertThat(stored.get("traceparent").asString()).matches("00-" + TRACE + "-[0-9a-f]{16}-01");
        }
    }

    @Test
    void sendsNothingAnywhereUnlessAskedTo() {
        try (var app = RunningApplication.start(data)) {
            assertThat(app.context().getBeansOfType(SpanExporter.class)).isEmpty();
            assertThat(app.context().getBeansOfType(LogRecordExporter.class)).isEmpty();
            assertThat(app.context().getBeansOfType(MeterRegistry.class).values())
                    .hasOnlyElementsOfType(PrometheusMeterRegistry.class);
            assertThat(app.context().getBeansOfType(TracingConfiguration.class)).isEmpty();
        }
    }

    private RunningApplication start() {
        return RunningApplication.start(
                Map.of(
                        "scheduler.data-dir",
                        data,
                        "scheduler.policy.hold",
                        "PT1S",
                        "spring.main.web-application-type",
                        "servlet",
                        "server.port",
                        0,
                        TracingConfiguration.ENDPOINT,
                        "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces",
                        "management.tracing.sampling.probability",
                        1,
                        "management.opentelemetry.tracing.export.schedule-delay",
                        "100ms"),
                Spans.class);
    }

    private static void reserveInTrace(RunningApplication app) throws IOException, InterruptedException {
        var slot = app.bookings().quarterHour(40);
        var provider = app.bookings().provider();
        app.bookings().publish(provider, slot);
        var body = Map.of(
                "clientId", app.bookings().client().toString(),
                "providerId", provider.toString(),
                "start", slot.start().toString());
        var port = app.context().getEnvironment().getRequiredProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/appointments/reserve"))
                .header("Content-Type", "application/json")
                .header("Authorization", app.administratorsBearer())
                .header("traceparent", "00-" + TRACE + "-" + CALLER + "-01")
                .header("tracestate", "vendor=Canary")
                .header("baggage", "name=Canary")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
    }

    /** Returns when the view has handled an event again. */
    private static void replay(RunningApplication app) {
        var view = app.bean(EventProcessingConfiguration.class)
                .eventProcessor("appointments", StreamingEventProcessor.class)
                .orElseThrow();
        view.shutDown();
        view.resetTokens();
        view.start();
        await().untilAsserted(() -> assertThat(app.bean(MeterRegistry.class)
                        .get("scheduler.projection.events")
                        .tags("projection", "appointments", "replay", "true")
                        .counter()
                        .count())
                .isPositive());
    }

    private static List<SpanData> trace(RunningApplication app) {
        return app.bean(InMemorySpanExporter.class).getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(TRACE))
                .toList();
    }

    private static @Nullable SpanData span(RunningApplication app, String name) {
        return app.bean(InMemorySpanExporter.class).getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .reduce((_, last) -> last)
                .orElse(null);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Spans {

        @Bean
        InMemorySpanExporter spans() {
            return InMemorySpanExporter.create();
        }
    }
}
