package org.appointmentscheduler.server.deadline;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineToken;

/**
 * Timers that can be cancelled at any time. One that is being run, by this node or another or by one that died over it,
 * cannot be taken back; it will find that there is nothing left to do, so the command that cancels it need not fail.
 */
final class CancellableTimers extends DbSchedulerDeadlineManager {

    private final Scheduler scheduler;

    CancellableTimers(Builder builder, Scheduler scheduler) {
        super(builder.scheduler(scheduler));
        this.scheduler = scheduler;
    }

    @Override
    public void cancelSchedule(String deadlineName, String scheduleId) {
        runOnPrepareCommitOrNow(() -> cancel(new DbSchedulerDeadlineToken(scheduleId)));
    }

    private void cancel(DbSchedulerDeadlineToken timer) {
        try {
            scheduler.cancel(timer);
        } catch (TaskInstanceException e) {
            // Done, gone, or being run right now.
        }
    }
}
