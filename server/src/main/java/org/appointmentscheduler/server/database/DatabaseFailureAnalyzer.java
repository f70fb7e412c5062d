package org.appointmentscheduler.server.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says what to do when the database cannot be used, instead of sixty lines of stack trace. */
final class DatabaseFailureAnalyzer implements FailureAnalyzer {

    private static final int H2_FILE_IN_USE = 90020;

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MissingUrl) {
                return new FailureAnalysis(
                        cause.getMessage() + ".",
                        "Set spring.datasource.url, spring.datasource.username and spring.datasource.password,"
                                + " or start without the profile to keep the data in files.",
                        cause);
            }
            if (cause instanceof SQLException refusal) {
                var analysis = analyze(refusal);
                if (analysis != null) {
                    return analysis;
                }
            }
        }
        return null;
    }

    private static @Nullable FailureAnalysis analyze(SQLException refusal) {
        if (refusal.getErrorCode() == H2_FILE_IN_USE) {
            return new FailureAnalysis(
                    "Another process is using the data directory.",
                    "Stop the other process, or give this one its own directory with --scheduler.data-dir=…"
                            + " Several processes can share a PostgreSQL database: --spring.profiles.active=postgres.",
                    refusal);
        }
        if (String.valueOf(refusal.getMessage()).contains("\"transaction_timeout\"")) {
            return new FailureAnalysis(
                    "The database server does not know transaction_timeout: it is older than PostgreSQL 17.",
                    "Use PostgreSQL 17 or newer. Without this limit a slow transaction could commit an event after"
                            + " the views have stopped waiting for it.",
                    refusal);
        }
        return null;
    }
}
