package org.appointmentscheduler.server.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerState;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class TimersHealthTest {

    private final Scheduler scheduler = mock(Scheduler.class);

    @Test
    void isUpWhileTheyRun() {
        assertThat(status(true, false, true)).isEqualTo(Status.UP);
        assertThat(status(true, true, true)).isEqualTo(Status.DOWN);
        assertThat(status(false, false, true)).isEqualTo(Status.DOWN);
        assertThat(status(true, false, true)).isEqualTo(Status.UP);
    }

    @Test
    void isUpWhenTheyAreOffOnPurpose() {
        assertThat(status(false, false, false)).isEqualTo(Status.UP);
    }

    private Status status(boolean started, boolean stopping, boolean wanted) {
        var state = mock(SchedulerState.class);
        when(state.isStarted()).thenReturn(started);
        when(state.isShuttingDown()).thenReturn(stopping);
        when(scheduler.getSchedulerState()).thenReturn(state);
        return new TimersHealth(scheduler, wanted).health().getStatus();
    }
}
