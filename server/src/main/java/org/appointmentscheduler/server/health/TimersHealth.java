package org.appointmentscheduler.server.health;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down when timers should run here and do not. */
final class TimersHealth implements HealthIndicator {

    private final Scheduler scheduler;
    private final boolean wanted;

    TimersHealth(Scheduler scheduler, boolean wanted) {
        this.scheduler = scheduler;
        this.wanted = wanted;
    }

    @Override
    public Health health() {
        var state = scheduler.getSchedulerState();
        var runs = state.isStarted() && !state.isShuttingDown();
        return (runs || !wanted ? Health.up() : Health.down())
                .withDetail("running", runs)
                .build();
    }
}
