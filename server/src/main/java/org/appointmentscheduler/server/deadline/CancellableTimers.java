package org.appointmentscheduler.server.deadline;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Instant;
import java.util.List;
import org.appointmentscheduler.command.messaging.Writes;
import org.appointmentscheduler.command.messaging.Writes.BatchWriter;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineToken;
import org.axonframework.deadline.dbscheduler.DbSchedulerHumanReadableDeadlineDetails;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Timers that can be cancelled at any time. One that is being run, by this node or another or by one that died over it,
 * cannot be taken back; it will find that there is nothing left to do, so the command that cancels it need not fail.
 *
 * <p>Setting and cancelling take one statement each. The scheduler's own ways look first whether the timer exists, which
 * a new one never does.
 */
final class CancellableTimers extends DbSchedulerDeadlineManager {

    private static final String TASK = new DbSchedulerDeadlineToken("any").getTaskName();
    private static final String DELETE =
            "delete from scheduled_tasks where task_name = ? and task_instance = ? and picked = false";

    private final Serializer serializer;
    private final BatchWriter<SchedulableInstance<?>> insertion;
    private final BatchWriter<Object[]> deletion;

    CancellableTimers(Builder builder, Scheduler scheduler, Serializer serializer, JdbcOperations database) {
        super(builder.scheduler(scheduler).serializer(serializer).useBinaryPojo(false));
        this.serializer = serializer;
        insertion = scheduler::scheduleBatch;
        deletion = timers -> database.batchUpdate(DELETE, timers);
    }

    @Override
    public String schedule(Instant at, String deadlineName, @Nullable Object payload, ScopeDescriptor scope) {
        var timer = IdentifierFactory.getInstance().generateIdentifier();
        DeadlineMessage<?> message = GenericDeadlineMessage.asDeadlineMessage(deadlineName, payload, at);
        // Only then has an aggregate that is being made an identifier.
        runOnPrepareCommitOrNow(() -> {
            var details = details(deadlineName, scope, processDispatchInterceptors(message));
            write(insertion, SchedulableInstance.of(new TaskInstance<>(TASK, timer, details), at));
        });
        return timer;
    }

    private DbSchedulerHumanReadableDeadlineDetails details(
            String deadlineName, ScopeDescriptor scope, DeadlineMessage<?> message) {
        var writtenScope = serializer.serialize(scope, String.class);
        var writtenPayload = message.serializePayload(serializer, String.class);
        var writtenMetaData = message.serializeMetaData(serializer, String.class);
        return new DbSchedulerHumanReadableDeadlineDetails(
                deadlineName,
                writtenScope.getData(),
                writtenScope.getType().getName(),
                writtenPayload.getData(),
                writtenPayload.getType().getName(),
                writtenPayload.getType().getRevision(),
                writtenMetaData.getData());
    }

    @Override
    public void cancelSchedule(String deadlineName, String scheduleId) {
        write(deletion, new Object[] {TASK, scheduleId});
    }

    private static <T> void write(BatchWriter<T> writer, T timer) {
        Writes.ifGathered().ifPresentOrElse(writes -> writes.add(writer, timer), () -> writer.write(List.of(timer)));
    }
}
