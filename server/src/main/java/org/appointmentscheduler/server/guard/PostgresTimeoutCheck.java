package org.appointmentscheduler.server.guard;

import java.time.Duration;
import java.util.Optional;

/** A transaction that commits after the views have stopped waiting for its events is missing from them for ever. */
record PostgresTimeoutCheck(PostgresSettings settings, Duration gapTimeout) implements Check {

    private static final int POSTGRESQL_17 = 170_000;

    @Override
    public Optional<Finding> findFault() {
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        if (settings.number("server_version_num") < POSTGRESQL_17) {
            return Optional.of(new Finding(
                    "Views could miss events: PostgreSQL " + settings.values().get("server_version")
                            + " cannot limit how long a transaction lasts.",
                    "Use PostgreSQL 17 or newer."));
        }
        var limit = settings.number("transaction_timeout");
        return limit > 0 && limit < gapTimeout.toMillis()
                ? Optional.empty()
                : Optional.of(
                        new Finding(
                                "Views could miss events: transactions may last longer than the "
                                        + gapTimeout.toSeconds()
                                        + " s that views wait for them (transaction_timeout is " + limit + " ms).",
                                "Start with the profile 'postgres', or set transaction_timeout=30s for the application's role."));
    }
}
