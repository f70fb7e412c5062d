package org.appointmentscheduler.command.appointment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ExpireHold;
import org.appointmentscheduler.command.messaging.Commands;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Records the expiry of holds whose timer got lost, on one node at a time. */
@Configuration(proxyBeanMethods = false)
class Sweeper {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
    /** Younger ones are left to their timers. */
    private static final Duration OVERDUE = Duration.ofSeconds(5);

    private static final int AT_ONCE = 500;
    private static final Actor SWEEPER = new Actor.System("sweeper");

    @Bean
    RecurringTask<Void> expireOverdueHolds(OpenHolds holds, Commands commands) {
        return Tasks.recurring("expire-overdue-holds", FixedDelay.of(EVERY)).execute((_, _) -> sweep(holds, commands));
    }

    static void sweep(OpenHolds holds, Commands commands) {
        for (var hold : holds.overdueFor(OVERDUE, AT_ONCE)) {
            try {
                commands.send(new ExpireHold(hold), SWEEPER);
            } catch (RuntimeException e) {
                log.warn("The expiry of hold {} could not be recorded; the next sweep tries again", hold, e);
            }
        }
    }
}
