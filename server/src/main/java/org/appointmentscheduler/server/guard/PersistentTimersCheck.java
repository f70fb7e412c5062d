package org.appointmentscheduler.server.guard;

import java.util.Optional;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.springframework.stereotype.Component;

/** Timers in memory would be forgotten with every restart. */
@Component
record PersistentTimersCheck(DeadlineManager deadlines) implements Check {

    @Override
    public Optional<Finding> findFault() {
        return deadlines instanceof DbSchedulerDeadlineManager
                ? Optional.empty()
                : Optional.of(new Finding(
                        "Timers would not survive a restart: the deadline manager is "
                                + deadlines.getClass().getSimpleName() + ".",
                        "Declare a DbSchedulerDeadlineManager bean."));
    }
}
