package org.appointmentscheduler.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.nio.file.Path;
import org.appointmentscheduler.command.CommandSide;
import org.appointmentscheduler.query.QuerySide;
import org.axonframework.config.EventProcessingConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoleTest {

    @Test
    void runsNoViewsOnACommandNode(@TempDir Path data) {
        try (var app = RunningApplication.start(data, "scheduler.role=command")) {
            assertThat(app.context().getBeansOfType(CommandSide.class)).hasSize(1);
            assertThat(app.context().getBeansOfType(QuerySide.class)).isEmpty();
            assertThat(app.bean(EventProcessingConfiguration.class).eventProcessors())
                    .containsOnlyKeys("open-holds");
            assertThat(app.bean(Scheduler.class).getSchedulerState().isStarted())
                    .isTrue();
            assertThat(app.bookings().hold()).isNotNull();
        }
    }

    @Test
    void runsNeitherCommandsNorTimersOnAQueryNode(@TempDir Path data) {
        try (var app = RunningApplication.start(data, "scheduler.role=query")) {
            assertThat(app.context().getBeansOfType(QuerySide.class)).hasSize(1);
            assertThat(app.context().getBeansOfType(CommandSide.class)).isEmpty();
            assertThat(app.bean(EventProcessingConfiguration.class).eventProcessors())
                    .containsOnlyKeys("analytics", "appointments", "calendar");
            assertThat(app.bean(Scheduler.class).getSchedulerState().isStarted())
                    .isFalse();
        }
    }
}
