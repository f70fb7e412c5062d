package org.appointmentscheduler.server.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.boot.health.contributor.Status.DOWN;
import static org.springframework.boot.health.contributor.Status.OUT_OF_SERVICE;
import static org.springframework.boot.health.contributor.Status.UP;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.Semaphore;
import org.appointmentscheduler.server.PostgresServer;
import org.appointmentscheduler.server.RunningApplication;
import org.appointmentscheduler.server.ShiftableClock;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/** Every part of the health goes down when it should, takes with it what it should and no more, and comes up again. */
class HealthTest {

    private static RunningApplication app;

    @BeforeAll
    static void start() {
        var settings = new HashMap<>(PostgresServer.newDatabaseProperties());
        settings.put("scheduler.health.most-lag", 1);
        app = RunningApplication.start(settings);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void beginWell() {
        publish(ReadinessState.ACCEPTING_TRAFFIC);
        await().untilAsserted(() -> assertHealth(UP, UP, UP));
    }

    @Test
    void refusesRequestsWhileEnding() {
        publish(ReadinessState.REFUSING_TRAFFIC);
        assertThat(group("readiness")).isEqualTo(OUT_OF_SERVICE);
        assertThat(code("readiness", OUT_OF_SERVICE)).isEqualTo(503);
        assertThat(group("liveness")).isEqualTo(UP);
    }

    @Test
    void isDownWhenAViewHasStoppedAndDeadWhenItStaysSo() {
        var view = view();
        view.shutDown();
        assertThat(part("views")).isEqualTo(DOWN);
        assertHealth(DOWN, DOWN, UP);

        app.bean(ShiftableClock.class).advance(Duration.ofSeconds(29));
        assertThat(group("liveness")).isEqualTo(UP);
        app.bean(ShiftableClock.class).advance(Duration.ofSeconds(1));
        assertThat(group("liveness")).isEqualTo(DOWN);
        assertThat(code("liveness", DOWN)).isEqualTo(503);

        app.bean(ShiftableClock.class).advance(Duration.ofSeconds(-30));
        view.start();
        await().untilAsserted(() -> assertHealth(UP, UP, UP));
    }

    @Test
    void isDownWhileSearchDoesNotFollow() {
        var follower = app.context().getBean("freeTimeFollower", SmartLifecycle.class);
        follower.stop();
        assertThat(part("views")).isEqualTo(DOWN);
        assertHealth(DOWN, DOWN, UP);

        follower.start();
        assertHealth(UP, UP, UP);
    }

    @Test
    void isNotReadyWhileAViewIsTooFarBehind() throws InterruptedException {
        var door = new Semaphore(0);
        try (var _ = view().registerHandlerInterceptor((_, chain) -> {
            door.acquire();
            door.release();
            return chain.proceed();
        })) {
            app.bookings().hold();
            await().untilAsserted(() -> assertThat(part("lag")).isEqualTo(LagHealth.BEHIND));
            assertHealth(UP, LagHealth.BEHIND, UP);
            assertThat(code("readiness", LagHealth.BEHIND)).isEqualTo(503);
        } finally {
            door.release();
        }
        await().untilAsserted(() -> assertHealth(UP, UP, UP));
    }

    @Test
    void asksForAttentionAndNoMoreWhenEventsWereSetAside() {
        SequencedDeadLetterQueue<EventMessage<?>> letters = app.bean(EventProcessingConfiguration.class)
                .deadLetterQueue("appointments")
                .orElseThrow();
        letters.enqueue("stream", new GenericDeadLetter<>("stream", GenericEventMessage.asEventMessage("poison")));
        assertThat(part("deadLetters")).isEqualTo(DeadLettersHealth.ATTENTION);
        assertHealth(UP, UP, UP);
        letters.clear();
        assertThat(part("deadLetters")).isEqualTo(UP);
    }

    @Test
    void isDownWhenTheDatabaseLacksAMigration() {
        setMigrated(false);
        assertThat(part("migrations")).isEqualTo(DOWN);
        assertHealth(DOWN, DOWN, UP);
        setMigrated(true);
        assertHealth(UP, UP, UP);
    }

    private static void setMigrated(boolean done) {
        app.database()
                .sql("update flyway_schema_history set success = :done where version = '2'")
                .param("done", done)
                .update();
    }

    @Test
    void isDownWhileTheClockIsWrong() {
        app.bean(ShiftableClock.class).advance(Duration.ofSeconds(-6));
        aMinutePasses();
        assertThat(part("clocks")).isEqualTo(DOWN);
        assertHealth(DOWN, DOWN, UP);
        assertThat(app.bean(MeterRegistry.class)
                        .get("scheduler.clock.offset")
                        .gauge()
                        .value())
                .isBetween(-8.0, -5.0);

        app.bean(ShiftableClock.class).advance(Duration.ofSeconds(6));
        aMinutePasses();
        assertHealth(UP, UP, UP);
    }

    /** Does what is scheduled for every minute. */
    private static void aMinutePasses() {
        assertThat(app.context().containsBean(TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME))
                .isTrue();
        var tasks = new ScheduledTaskRegistrar();
        app.context().getBeansOfType(SchedulingConfigurer.class).values().forEach(it -> it.configureTasks(tasks));
        assertThat(tasks.getFixedDelayTaskList())
                .filteredOn(task -> task.getIntervalDuration().equals(Duration.ofMinutes(1)))
                .isNotEmpty()
                .allSatisfy(task -> task.getRunnable().run());
    }

    private static StreamingEventProcessor view() {
        return app.bean(EventProcessingConfiguration.class)
                .eventProcessor("calendar", StreamingEventProcessor.class)
                .orElseThrow();
    }

    private static void publish(ReadinessState state) {
        AvailabilityChangeEvent.publish(app.context(), state);
    }

    private static void assertHealth(Status whole, Status readiness, Status liveness) {
        assertThat(app.bean(HealthEndpoint.class).health().getStatus()).isEqualTo(whole);
        assertThat(group("readiness")).isEqualTo(readiness);
        assertThat(group("liveness")).isEqualTo(liveness);
    }

    private static Status group(String name) {
        return part(name);
    }

    private static Status part(String name) {
        return app.bean(HealthEndpoint.class).healthForPath(name).getStatus();
    }

    private static int code(String group, Status status) {
        return app.bean(HealthEndpointGroups.class)
                .get(group)
                .getHttpCodeStatusMapper()
                .getStatusCode(status);
    }
}
