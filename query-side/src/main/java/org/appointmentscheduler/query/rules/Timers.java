package org.appointmentscheduler.query.rules;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.query.rules.Violation.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An open hold has a timer that will record its end, and one that is over has none that waits. A timer that is due, that
 * is being run or that has failed is on its way to be gone, whatever became of the hold.
 */
record Timers(JdbcClient database, InstantSource clock) {

    /** More than clocks differ. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

    Optional<Breach> of(SlotHeld hold, boolean open) {
        var soon = clock.instant().plus(ON_ITS_WAY);
        if (open) {
            return hold.expiresAt().isAfter(soon) && !isSet(hold)
                    ? Breach.of(Kind.TIMER_MISSING, "The hold is open and has no timer.")
                    : Breach.NONE;
        }
        return isWaiting(hold.timerId(), soon)
                ? Breach.of(Kind.TIMER_LEFT, "The hold is over and its timer still waits.")
                : Breach.NONE;
    }

    /** By a node whose clock is ahead a timer may have been set anew, for the same instant and under another name. */
    private boolean isSet(SlotHeld hold) {
        return isThere(hold.timerId())
                || dueAt(hold.expiresAt()).stream()
                        .anyMatch(timer -> timer.contains(hold.appointmentId().toString()));
    }

    /** What the timers for an instant carry. */
    private List<String> dueAt(Instant end) {
        return database.sql("""
                        select task_data from scheduled_tasks
                        where task_name = 'AxonDeadline' and execution_time = :end and task_data is not null""")
                .param("end", inUtc(end))
                .query((row, _) -> new String(row.getBytes("task_data"), StandardCharsets.UTF_8))
                .list();
    }

    private boolean isThere(String timer) {
        return database.sql(
                                "select count(*) from scheduled_tasks where task_name = 'AxonDeadline' and task_instance = :timer")
                        .param("timer", timer)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private boolean isWaiting(String timer, Instant soon) {
        return database.sql("""
                        select count(*) from scheduled_tasks
                        where task_name = 'AxonDeadline' and task_instance = :timer and picked = false
                            and coalesce(consecutive_failures, 0) = 0 and execution_time > :soon""")
                        .param("timer", timer)
                        .param("soon", inUtc(soon))
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static OffsetDateTime inUtc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
