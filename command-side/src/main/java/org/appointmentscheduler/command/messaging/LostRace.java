package org.appointmentscheduler.command.messaging;

import java.sql.SQLException;
import java.util.Set;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;

/** Tells failures that a second try on the fresh state can heal from all others. */
public final class LostRace {

    /** Serialization failure and deadlock (SQL standard, PostgreSQL appendix A), H2's concurrent update and lock time-out. */
    private static final Set<String> SQL_STATES = Set.of("40001", "40P01", "90131", "HYT00");

    private LostRace() {}

    public static boolean isBehind(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyException
                    || cause instanceof AggregateStreamCreationException
                    || cause instanceof PessimisticLockingFailureException
                    || cause instanceof SQLException sql && SQL_STATES.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
