package org.appointmentscheduler.query.integrity;

import java.time.Duration;
import org.appointmentscheduler.query.rules.RuleWalk;
import org.appointmentscheduler.query.sealing.OwnKey;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks as much of the history as a request has time for. */
@Component
class IntegrityQueries {

    /** A request is cut off after 30 s. */
    private static final Duration ENOUGH = Duration.ofSeconds(10);

    private final JdbcClient database;
    private final RuleWalk rules;
    private final Environment settings;

    IntegrityQueries(JdbcClient database, RuleWalk rules, Environment settings) {
        this.database = database;
        this.rules = rules;
        this.settings = settings;
    }

    IntegrityReport check(Place after) {
        var end = System.nanoTime() + ENOUGH.toNanos();
        return IntegrityCheck.believing(database, rules, OwnKey.find(settings))
                .check(after, () -> System.nanoTime() > end);
    }
}
