package org.appointmentscheduler.server.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.axonframework.deadline.DeadlineException;
import org.axonframework.deadline.dbscheduler.DbSchedulerHumanReadableDeadlineDetails;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadlineTaskTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void repeatsALostRaceAtOnce() {
        fire(attempt -> attempt < 4 ? new DeadlineException("Failed", new ConcurrencyException("lost")) : null);
        assertThat(attempts).hasValue(4);
    }

    @Test
    void givesTheRaceUpForNowWhenItIsLostAgainAndAgain() {
        assertThatThrownBy(() -> fire(attempt -> new ConcurrencyException("lost")))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(attempts).hasValue(8);
    }

    @Test
    void leavesOtherFailuresToALaterAttempt() {
        assertThatThrownBy(() -> fire(attempt -> new DeadlineException("Failed", new IllegalStateException("bug"))))
                .isInstanceOf(DeadlineException.class);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void triesAgainSoonAndThenLessAndLessOften() {
        assertThat(DeadlineTask.delay(0)).isEqualTo(Duration.ofMillis(200));
        assertThat(DeadlineTask.delay(1)).isEqualTo(Duration.ofMillis(400));
        assertThat(DeadlineTask.delay(7)).isEqualTo(Duration.ofMillis(25_600));
        assertThat(DeadlineTask.delay(8)).isEqualTo(Duration.ofSeconds(30));
        assertThat(DeadlineTask.delay(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    @SuppressWarnings("unchecked")
    void isRescheduledByItsOwnHandler() {
        var instance = new TaskInstance<DbSchedulerHumanReadableDeadlineDetails>("any", "1");
        var complete =
                ExecutionComplete.failure(new Execution(NOON, instance), NOON, NOON, new IllegalStateException());
        var operations = (ExecutionOperations<DbSchedulerHumanReadableDeadlineDetails>) mock(ExecutionOperations.class);

        task(attempt -> null).getFailureHandler().onFailure(complete, operations);

        verify(operations).reschedule(any(), eq(NOON.plusMillis(200)));
    }

    private void fire(IntFunction<@Nullable RuntimeException> failure) {
        task(failure)
                .executeOnce(
                        new TaskInstance<DbSchedulerHumanReadableDeadlineDetails>("any", "1"),
                        mock(ExecutionContext.class));
    }

    private DeadlineTask task(IntFunction<@Nullable RuntimeException> failure) {
        return new DeadlineTask(Tasks.oneTime("any", DbSchedulerHumanReadableDeadlineDetails.class)
                .execute((instance, context) -> {
                    var exception = failure.apply(attempts.incrementAndGet());
                    if (exception != null) {
                        throw exception;
                    }
                }));
    }
}
