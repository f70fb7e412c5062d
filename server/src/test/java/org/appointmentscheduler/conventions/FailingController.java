package org.appointmentscheduler.conventions;

import java.net.ConnectException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.command.messaging.OutcomeUnknown;
import org.appointmentscheduler.command.messaging.Rejected;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Fails in every way there is. */
@RestController
@RequestMapping("/failing")
class FailingController {

    static final Instant RETRY_AT = Instant.parse("2026-12-01T09:45:00.123456Z");

    @GetMapping("/refused/{refusal}")
    void refused(@PathVariable Refusal refusal) {
        throw new CompletionException(new Rejected(
                refusal,
                "A sentence about this case.",
                Map.of("retryAt", RETRY_AT, "alternatives", List.of(RETRY_AT))));
    }

    @GetMapping("/parameter")
    void parameter(@RequestParam Unreadable thing) {}

    /** What takes a database to be read. */
    public record Unreadable(String text) {

        public Unreadable {
            throw new DataAccessResourceFailureException("down");
        }
    }

    @GetMapping("/{kind}")
    void failed(@PathVariable String kind) throws Throwable {
        throw switch (kind) {
            case "no-connection" ->
                new CannotCreateTransactionException(
                        "pool", new SQLTransientConnectionException("Connection is not available"));
            case "no-database" -> new DataAccessResourceFailureException("down", new ConnectException());
            case "contended" -> new ConcurrencyException("lost again");
            case "no-turn" -> new LockAcquisitionFailedException("queue");
            case "commit" ->
                new CommandExecutionException(
                        "secret", new OutcomeUnknown("commit", new DataAccessResourceFailureException("gone")), null);
            case "error" -> new StackOverflowError("secret");
            default -> new IllegalStateException("secret");
        };
    }
}
