package org.appointmentscheduler.query.calendar;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Looks after this node's free time beside the thread that follows the events, which filling it again would hold up. */
@Component
class FreeTimeRounds implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(FreeTimeRounds.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final NodeFreeTime freeTime;
    private boolean failing;

    FreeTimeRounds(NodeFreeTime freeTime) {
        this.freeTime = freeTime;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::round, INTERVAL, INTERVAL));
    }

    /** A round that fails, say for want of a database, is none; the next comes anyway. The first of several is told. */
    private synchronized void round() {
        try {
            freeTime.tidy();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                log.warn("Cannot renew what time is free; trying again", e);
            }
            failing = true;
        }
    }
}
