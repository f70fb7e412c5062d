package org.appointmentscheduler.server.guard;

import java.util.Optional;
import org.appointmentscheduler.server.database.Database;
import org.appointmentscheduler.server.database.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whoever gets hold of the application's account could rewrite the history, and what was sealed about it. With an account of their own for the
 * migrations that is a mistake; without one, a choice that has to be known.
 */
record AppendOnlyRoleCheck(JdbcClient database, Engine engine, boolean hasOwner) implements Check {

    private static final Logger log = LoggerFactory.getLogger(AppendOnlyRoleCheck.class);
    private static final String REMEDY =
            "Let the migrations run as the owner of the tables (spring.flyway.user) and the"
                    + " application as a role of its own (spring.datasource.username); see docs/operations.md.";

    static AppendOnlyRoleCheck of(JdbcClient jdbc, Database database, boolean hasOwner) {
        return new AppendOnlyRoleCheck(jdbc, database.engine(), hasOwner);
    }

    @Override
    public Optional<Finding> findFault() {
        if (engine != Engine.POSTGRESQL || !mayChangeThem()) {
            return Optional.empty();
        }
        if (hasOwner) {
            return Optional.of(
                    new Finding("The application's role may change what has happened or was sealed.", REMEDY));
        }
        log.warn("The application's role may change what has happened or was sealed. {}", REMEDY);
        return Optional.empty();
    }

    private boolean mayChangeThem() {
        return database.sql("""
                        select bool_or(has_table_privilege(name, 'UPDATE') or has_table_privilege(name, 'DELETE')
                            or has_table_privilege(name, 'TRUNCATE'))
                        from (values ('domain_event_entry'), ('seal'), ('seal_key')) as kept (name)""").query(Boolean.class).single();
    }
}
