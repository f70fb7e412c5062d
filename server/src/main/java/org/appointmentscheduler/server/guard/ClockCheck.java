package org.appointmentscheduler.server.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.appointmentscheduler.server.database.Database;
import org.appointmentscheduler.server.database.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nodes decide about holds by their own clocks, so these must agree; the database's is the one they share. */
@Component
record ClockCheck(JdbcClient jdbc, Database database, Clock clock) implements Check {

    private static final Logger log = LoggerFactory.getLogger(ClockCheck.class);
    private static final Duration NOTICEABLE = Duration.ofMillis(500);
    private static final Duration WRONG = Duration.ofSeconds(5);

    @Override
    public Optional<Finding> findFault() {
        if (database.engine() == Engine.H2) {
            return Optional.empty(); // The database is this process.
        }
        // The second answer, since the first may be late: a connection is made, a statement is parsed.
        askDatabase();
        var before = clock.instant();
        var theirs = askDatabase().toInstant();
        var ours = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
        var offset = Duration.between(theirs, ours).abs();
        if (offset.compareTo(WRONG) > 0) {
            return Optional.of(new Finding(
                    "Holds would expire at the wrong time: the clocks of this machine and the database differ by "
                            + offset.toMillis() + " ms.",
                    "Synchronise both clocks, for example with chrony; up to 5 s is tolerated."));
        }
        if (offset.compareTo(NOTICEABLE) > 0) {
            log.warn("The clocks of this machine and the database differ by {} ms", offset.toMillis());
        }
        return Optional.empty();
    }

    private OffsetDateTime askDatabase() {
        return jdbc.sql("select current_timestamp").query(OffsetDateTime.class).single();
    }
}
