package org.appointmentscheduler.server.health;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.appointmentscheduler.server.SchedulerProperties;
import org.appointmentscheduler.server.eventstore.Vitality;
import org.axonframework.config.EventProcessingConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What has to run for the process to be called healthy. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    /** Replaces the scheduler's own, which takes timers that are off on purpose for broken. */
    @Bean
    HealthIndicator timers(Scheduler scheduler, SchedulerProperties properties) {
        return new TimersHealth(scheduler, properties.runsTimers());
    }

    @Bean
    HealthIndicator views(EventProcessingConfiguration processing, Vitality vitality) {
        return new ViewsHealth(processing, vitality);
    }
}
