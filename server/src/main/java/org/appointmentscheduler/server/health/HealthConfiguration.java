package org.appointmentscheduler.server.health;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.InstantSource;
import org.appointmentscheduler.query.projection.NodeView;
import org.appointmentscheduler.server.SchedulerProperties;
import org.appointmentscheduler.server.clock.ClockOffset;
import org.appointmentscheduler.server.eventstore.ViewLag;
import org.appointmentscheduler.server.eventstore.Vitality;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What has to be true for the process to be called healthy; application.yaml says which of it readiness needs. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    /** Replaces the scheduler's own, which takes timers that are off on purpose for broken. */
    @Bean
    TimersHealth timers(Scheduler scheduler, SchedulerProperties properties) {
        return new TimersHealth(scheduler, properties.runsTimers());
    }

    @Bean
    HealthIndicator views(
            EventProcessingConfiguration processing, Vitality vitality, ObjectProvider<NodeView> nodeViews) {
        return new ViewsHealth(processing, vitality, nodeViews);
    }

    @Bean
    HealthIndicator lag(
            EventProcessingConfiguration processing,
            ViewLag lag,
            ObjectProvider<NodeView> nodeViews,
            HealthSettings settings) {
        return new LagHealth(processing, lag, nodeViews, settings.mostLag());
    }

    @Bean
    HealthIndicator deadLetters(EventProcessingConfiguration processing) {
        return new DeadLettersHealth(processing);
    }

    @Bean
    HealthIndicator migrations(Flyway flyway) {
        return new MigrationsHealth(flyway);
    }

    @Bean
    HealthIndicator clocks(ClockOffset offset) {
        return new ClockHealth(offset);
    }

    @Bean
    HealthIndicator work(TimersHealth timers, EventProcessingConfiguration processing, InstantSource clock) {
        return new WorkHealth(
                () -> timers.areAsWanted()
                        && processing.eventProcessors().values().stream().allMatch(EventProcessor::isRunning),
                clock);
    }
}
