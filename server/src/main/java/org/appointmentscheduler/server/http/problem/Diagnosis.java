package org.appointmentscheduler.server.http.problem;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.appointmentscheduler.api.MalformedRequest;
import org.appointmentscheduler.api.Rejection;
import org.appointmentscheduler.command.messaging.OutcomeUnknown;
import org.appointmentscheduler.command.messaging.UnknownEvent;
import org.appointmentscheduler.query.live.NoPlace;
import org.appointmentscheduler.server.database.LostDatabase;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells what an exception means to a client, however deeply it is wrapped. What it does not know is a bug of ours. */
final class Diagnosis {

    private static final int DEPTH = 20;

    private Diagnosis() {}

    static Optional<Problem> of(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(DEPTH)
                .flatMap(cause -> one(cause).stream())
                .findFirst();
    }

    private static Optional<Problem> one(Throwable thrown) {
        return Optional.ofNullable(
                switch (thrown) {
                    case MalformedRequest malformed -> Problem.malformed(malformed.faults());
                    case HandlerExecutionException refused ->
                        refused.<Rejection>getDetails().map(Problem::of).orElse(null);
                    case InvalidParameterException _ ->
                        Problem.malformed("", "has parameters that are not valid UTF-8");
                    case BadRequestException _ -> Problem.malformed("", "is not what the head announces");
                    case OutcomeUnknown _ -> outcomeUnknown();
                    case NoPlace _ ->
                        Problem.of(
                                GeneralProblem.OVERLOADED, "Nothing goes on. Go on in a moment, from where you were.");
                    default -> isPassing(thrown) ? StatusProblem.of(503) : null;
                });
    }

    private static Problem outcomeUnknown() {
        return Problem.of(
                GeneralProblem.OUTCOME_UNKNOWN,
                "Repeat the request with the same Idempotency-Key, or read what there is.");
    }

    private static boolean isPassing(Throwable thrown) {
        return switch (thrown) {
            case CannotCreateTransactionException _ -> true;
            case DataAccessResourceFailureException _ -> true;
            case TransientDataAccessException _ -> true;
            case SQLTransientException _ -> true;
            case SQLNonTransientConnectionException _ -> true;
            case SQLException sql -> isConnection(sql) || LostDatabase.isBehind(sql);
            case ConcurrencyException _ -> true;
            case AggregateStreamCreationException _ -> true;
            case LockAcquisitionFailedException _ -> true;
            case RejectedExecutionException _ -> true;
            case TimeoutException _ -> true;
            case UnknownEvent _ -> true; // Another node may be of a newer version.
            default -> false;
        };
    }

    // 08: connection; 53: out of resources; 57P: shutting down or starting up (PostgreSQL).
    private static boolean isConnection(SQLException thrown) {
        var state = thrown.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P"));
    }
}
