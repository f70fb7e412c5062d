package org.appointmentscheduler.server.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.appointmentscheduler.server.database.Database;
import org.appointmentscheduler.server.database.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By how much this node's clock is ahead of the database's, which is the one that all nodes share. */
@Component
public final class ClockOffset {

    private static final Logger log = LoggerFactory.getLogger(ClockOffset.class);
    private static final Duration NOTICEABLE = Duration.ofMillis(500);
    private static final Duration TOLERABLE = Duration.ofSeconds(5);
    /** An answer that took longer says too little about when it was given. */
    private static final Duration TELLING = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final Database database;
    private final Clock clock;
    private volatile Duration last = Duration.ZERO;

    public ClockOffset(JdbcClient jdbc, Database database, Clock clock) {
        this.jdbc = jdbc;
        this.database = database;
        this.clock = clock;
    }

    /** Asks the database for its time. */
    public void measure() {
        if (database.engine() == Engine.H2) {
            return; // The database is this process.
        }
        // The second answer, since the first may be late: a connection is made, a statement is parsed.
        askDatabase();
        var before = clock.instant();
        var theirs = askDatabase().toInstant();
        var took = Duration.between(before, clock.instant());
        if (took.compareTo(TELLING) < 0) {
            last = Duration.between(theirs, before.plus(took.dividedBy(2)));
            if (last.abs().compareTo(NOTICEABLE) > 0) {
                log.warn("The clocks of this machine and the database differ by {} ms", last.toMillis());
            }
        }
    }

    private OffsetDateTime askDatabase() {
        return jdbc.sql("select current_timestamp").query(OffsetDateTime.class).single();
    }

    /** As last measured. */
    public Duration last() {
        return last;
    }

    /** Beyond that, nodes would disagree too much about which holds have ended. */
    public boolean isTolerable() {
        return last.abs().compareTo(TOLERABLE) <= 0;
    }
}
