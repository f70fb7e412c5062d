package org.appointmentscheduler.axonserver;

import io.grpc.StatusRuntimeException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Optional;
import org.appointmentscheduler.command.messaging.LostRace;
import org.appointmentscheduler.command.messaging.OutcomeUnknown;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What a command's failure means to its sender, when it is not a refusal. Whatever else there is, is a bug. */
enum Failure {
    LOST_RACE,
    OUTCOME_UNKNOWN,
    /** Nothing was done, for now. */
    UNAVAILABLE;

    RuntimeException asException(String message, Throwable cause) {
        return switch (this) {
            case LOST_RACE -> new ConcurrencyException(message, cause);
            case OUTCOME_UNKNOWN -> new OutcomeUnknown(message, cause);
            case UNAVAILABLE -> new DataAccessResourceFailureException(message, cause);
        };
    }

    static Optional<Failure> of(Throwable failure) {
        if (failure instanceof HandlerExecutionException refusal
                && refusal.getDetails().isPresent()) {
            return Optional.empty();
        }
        // Whoever lost a race knows the outcome, whatever else went wrong with it.
        if (LostRace.isBehind(failure)) {
            return Optional.of(LOST_RACE);
        }
        if (isBehind(failure, OutcomeUnknown.class)) {
            return Optional.of(OUTCOME_UNKNOWN);
        }
        return isBehind(
                        failure,
                        StatusRuntimeException.class,
                        AxonServerException.class,
                        io.axoniq.axonserver.connector.AxonServerException.class,
                        DataAccessResourceFailureException.class,
                        TransientDataAccessException.class,
                        CannotCreateTransactionException.class,
                        SQLTransientException.class,
                        SQLNonTransientConnectionException.class)
                ? Optional.of(UNAVAILABLE)
                : Optional.empty();
    }

    static boolean isBehind(@Nullable Throwable failure, Class<?>... types) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            for (var type : types) {
                if (type.isInstance(cause)) {
                    return true;
                }
            }
        }
        return false;
    }
}
