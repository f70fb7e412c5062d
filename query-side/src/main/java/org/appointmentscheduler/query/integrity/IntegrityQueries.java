package org.appointmentscheduler.query.integrity;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks as much of the history as a request has time for. */
@Component
class IntegrityQueries {

    /** A request is cut off after 30 s. */
    private static final Duration ENOUGH = Duration.ofSeconds(10);

    private final JdbcClient database;

    IntegrityQueries(JdbcClient database) {
        this.database = database;
    }

    IntegrityReport check(long after) {
        var end = System.nanoTime() + ENOUGH.toNanos();
        return IntegrityCheck.of(database, List.of()).check(after, () -> System.nanoTime() > end);
    }
}
