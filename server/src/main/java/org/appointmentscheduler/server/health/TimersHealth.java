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
        return (areAsWanted() ? Health.up() : Health.down())
                .withDetail("running", run())
                .build();
    }

    boolean areAsWanted() {
        return run() || !wanted;
    }

    private boolean run() {
        var state = scheduler.getSchedulerState();
        return state.isStarted() && !state.isShuttingDown();
    }
}
