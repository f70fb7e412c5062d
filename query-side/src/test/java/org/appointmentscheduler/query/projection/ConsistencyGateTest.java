package org.appointmentscheduler.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.query.QuerySideTest;
import org.appointmentscheduler.query.Stage;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@QuerySideTest
class ConsistencyGateTest {

    @Autowired
    Stage stage;

    @Autowired
    EventProcessingConfiguration processing;

    @Autowired
    ApplicationContext context;

    @BeforeEach
    void nothing() {
        stage.clear();
    }

    @Test
    void whoWaitsSeesEveryChange() {
        var client = stage.client("Ann");
        for (var number = 0; number < 30; number++) {
            var provider = stage.provider("Bob " + number);
            var held = stage.hold(client, provider, "2030-06-12T23:45:00Z", Duration.ofMinutes(30));
            assertThat(stage.get("/api/appointments/{id}", held.appointmentId()))
                    .hasStatusOk();
        }
    }

    @Test
    void refusesWhenAViewIsBehindForTooLong() {
        var calendar = processing
                .eventProcessor("calendar", StreamingEventProcessor.class)
                .orElseThrow();
        calendar.shutDown();
        try {
            stage.hold(stage.client("Ann"), stage.provider("Bob"), "2030-06-12T09:00:00Z", Duration.ofMinutes(15));
            var start = System.nanoTime();
            assertThat(Stage.refusal(stage.getOnce("/api/providers")).refusal()).isEqualTo(Refusal.PROJECTION_BEHIND);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
            assertThat(stage.getOnce("/api/admin/projections")).hasStatusOk();
            assertThat(stage.getWithoutToken("/api/providers")).hasStatusOk();
        } finally {
            calendar.start();
        }
        assertThat(stage.get("/api/providers")).hasStatusOk();
    }

    @Test
    void onlyFiguresWaitForFigures() {
        var analytics = processing
                .eventProcessor("analytics", StreamingEventProcessor.class)
                .orElseThrow();
        analytics.shutDown();
        try {
            stage.hold(stage.client("Ann"), stage.provider("Bob"), "2030-06-12T09:00:00Z", Duration.ofMinutes(15));
            assertThat(stage.get("/api/providers")).hasStatusOk();
            assertThat(Stage.refusal(stage.getOnce("/api/analytics/funnel")).refusal())
                    .isEqualTo(Refusal.PROJECTION_BEHIND);
        } finally {
            analytics.start();
        }
        assertThat(stage.get("/api/analytics/funnel")).hasStatusOk();
    }

    @Test
    void waitsForAnEventThatIsNotThereYet() {
        assertThat(Stage.refusal(stage.getWith(UUID.randomUUID() + "@0", "/api/providers"))
                        .refusal())
                .isEqualTo(Refusal.PROJECTION_BEHIND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "@1", "x@", "x@-1", "x@1.0", "x@9999999999999999999", "a b@1", "x@1@ "})
    void refusesATokenThatNoCommandGave(String token) {
        assertThat(Stage.faults(stage.getWith(token, "/api/providers"))).containsExactly("/Consistency-Token");
    }

    /** Or the gate would not wait for it, or wait for events that it never reads. */
    @Test
    void everyViewIsKnownWithTheEventsItHandles() {
        var projections = context.getBeansWithAnnotation(ProcessingGroup.class).values();
        assertThat(projections)
                .extracting(each ->
                        each.getClass().getAnnotation(ProcessingGroup.class).value())
                .containsExactlyInAnyOrderElementsOf(
                        View.ALL.stream().map(View::name).distinct().toList());
        for (var projection : projections) {
            var group =
                    projection.getClass().getAnnotation(ProcessingGroup.class).value();
            var events = View.ALL.stream()
                    .filter(view -> view.name().equals(group))
                    .map(View::events)
                    .flatMap(type -> type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()) : Stream.of(type));
            assertThat(projection.getClass().getDeclaredMethods())
                    .filteredOn(method -> method.isAnnotationPresent(EventHandler.class))
                    .extracting(method -> method.getParameterTypes()[0])
                    .containsExactlyInAnyOrderElementsOf(events.collect(Collectors.toSet()));
        }
    }
}
