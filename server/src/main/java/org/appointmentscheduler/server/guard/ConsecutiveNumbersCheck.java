package org.appointmentscheduler.server.guard;

import java.util.Optional;
import org.appointmentscheduler.server.database.Database;
import org.appointmentscheduler.server.database.Engine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every number that is never used is a gap that every view waits for and carries along. */
@Component
record ConsecutiveNumbersCheck(JdbcClient jdbc, Database database) implements Check {

    @Override
    public Optional<Finding> findFault() {
        return increment() == 1 && reservedAtOnce() == 1
                ? Optional.empty()
                : Optional.of(new Finding(
                        "The numbers of events would have holes, and the views would slow down: "
                                + "domain_event_entry.global_index is not numbered one by one.",
                        "Set its sequence to INCREMENT 1 and CACHE 1."));
    }

    private int increment() {
        return jdbc.sql("""
                        select identity_increment from information_schema.columns
                        where table_schema = current_schema
                        and lower(table_name) = 'domain_event_entry' and lower(column_name) = 'global_index'""").query(Integer.class).optional().orElse(0);
    }

    /** H2 reserves numbers too, but there is one process, so they are lost in a crash only. */
    private long reservedAtOnce() {
        return database.engine() == Engine.H2
                ? 1
                : jdbc.sql("""
                                select seqcache from pg_sequence
                                where seqrelid = pg_get_serial_sequence('domain_event_entry', 'global_index')::regclass""").query(Long.class).single();
    }
}
