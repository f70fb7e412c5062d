package org.appointmentscheduler.server.guard;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.appointmentscheduler.server.deadline.DeadlineTask;
import org.axonframework.deadline.dbscheduler.DbSchedulerHumanReadableDeadlineDetails;
import org.springframework.stereotype.Component;

/**
 * The scheduler's own defaults record an expiry ten seconds late, five minutes late after a lost race, and forty after
 * the death of the node that was at it.
 */
@Component
record PromptTimersCheck(DbSchedulerProperties settings, List<Task<?>> tasks) implements Check {

    private static final Duration LONGEST_POLL = Duration.ofSeconds(5);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    @Override
    public Optional<Finding> findFault() {
        if (tasks.stream().anyMatch(PromptTimersCheck::isPatient)) {
            return late(
                    "after a lost race, a timer would wait five minutes",
                    "Let the task that fires deadlines be a DeadlineTask.");
        }
        if (settings.getPollingInterval().compareTo(LONGEST_POLL) > 0) {
            return late(
                    "due timers are looked for only every " + settings.getPollingInterval(),
                    "Set db-scheduler.polling-interval to at most " + LONGEST_POLL + ".");
        }
        if (silence().compareTo(LONGEST_SILENCE) > 0) {
            return late(
                    "the timers of a node that died would be taken over only after " + silence(),
                    "Set db-scheduler.heartbeat-interval to 1s and db-scheduler.missed-heartbeats-limit to 4.");
        }
        return Optional.empty();
    }

    private static Optional<Finding> late(String why, String remedy) {
        return Optional.of(new Finding("The expiry of holds would be recorded late: " + why + ".", remedy));
    }

    private static boolean isPatient(Task<?> task) {
        return task.getDataClass().equals(DbSchedulerHumanReadableDeadlineDetails.class)
                && !(task instanceof DeadlineTask);
    }

    /** Heartbeats that may be missed, and the time until somebody looks, which is two more. */
    private Duration silence() {
        return settings.getHeartbeatInterval().multipliedBy(settings.getMissedHeartbeatsLimit() + 2L);
    }
}
