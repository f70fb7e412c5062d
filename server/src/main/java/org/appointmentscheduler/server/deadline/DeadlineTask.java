package org.appointmentscheduler.server.deadline;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.appointmentscheduler.command.messaging.LostRace;
import org.axonframework.deadline.dbscheduler.DbSchedulerHumanReadableDeadlineDetails;

/**
 * Fires a timer. A lost race is repeated within milliseconds and in this thread, anything else soon and less and less
 * often; the scheduler's own answer to both would be to try again in five minutes.
 */
public final class DeadlineTask extends OneTimeTask<DbSchedulerHumanReadableDeadlineDetails> {

    private static final int ATTEMPTS = 8;
    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Task<DbSchedulerHumanReadableDeadlineDetails> once;

    DeadlineTask(Task<DbSchedulerHumanReadableDeadlineDetails> once) {
        super(once.getName(), once.getDataClass(), DeadlineTask::tryLater);
        this.once = once;
    }

    @Override
    public void executeOnce(TaskInstance<DbSchedulerHumanReadableDeadlineDetails> instance, ExecutionContext context) {
        for (int attempt = 1; ; attempt++) {
            try {
                once.execute(instance, context);
                return;
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !LostRace.isBehind(e)) {
                    throw e;
                }
                LockSupport.parkNanos(
                        Duration.ofMillis(ThreadLocalRandom.current().nextLong(5, 51))
                                .toNanos());
            }
        }
    }

    private static void tryLater(
            ExecutionComplete complete, ExecutionOperations<DbSchedulerHumanReadableDeadlineDetails> operations) {
        operations.reschedule(
                complete, complete.getTimeDone().plus(delay(complete.getExecution().consecutiveFailures)));
    }

    static Duration delay(int earlierFailures) {
        // Twenty doublings are beyond the longest already, and any more would overflow.
        var doubled = SHORTEST.multipliedBy(1L << Math.min(earlierFailures, 20));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
