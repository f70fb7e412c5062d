package org.appointmentscheduler.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.nio.file.Path;
import org.appointmentscheduler.server.RunningApplication;
import org.axonframework.config.EventProcessingConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

class HealthTest {

    @Test
    void isDownWhenAViewHasStopped(@TempDir Path data) {
        try (var app = RunningApplication.start(data)) {
            assertThat(status(app, "views")).isEqualTo(Status.UP);
            var calendar = app.bean(EventProcessingConfiguration.class)
                    .eventProcessor("calendar")
                    .orElseThrow();
            calendar.shutDown();
            assertThat(status(app, "views")).isEqualTo(Status.DOWN);
            calendar.start();
            assertThat(status(app, "views")).isEqualTo(Status.UP);
        }
    }

    @Test
    void isDownWhenTheTimersHaveStopped(@TempDir Path data) {
        try (var app = RunningApplication.start(data)) {
            assertThat(status(app, "timers")).isEqualTo(Status.UP);
            app.bean(Scheduler.class).stop();
            assertThat(status(app, "timers")).isEqualTo(Status.DOWN);
        }
    }

    @Test
    void isUpWhenTheTimersAreOffOnPurpose(@TempDir Path data) {
        try (var app = RunningApplication.start(data, "scheduler.deadlines.enabled=false")) {
            assertThat(status(app, "timers")).isEqualTo(Status.UP);
        }
    }

    private static Status status(RunningApplication app, String indicator) {
        return app.context().getBean(indicator, HealthIndicator.class).health().getStatus();
    }
}
