package org.appointmentscheduler.server.guard;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A large object is not removed with its row, cannot be read in SQL, and costs two more reads. */
@Component
record NoLargeObjectsCheck(JdbcClient database) implements Check {

    @Override
    public Optional<Finding> findFault() {
        return database.sql("""
                        select table_name || '.' || column_name from information_schema.columns
                        where table_schema = current_schema
                        and data_type in ('oid', 'BINARY LARGE OBJECT', 'CHARACTER LARGE OBJECT')
                        order by 1""").query(String.class).list().stream()
                .findFirst()
                .map(column -> new Finding(
                        "The column " + column + " is a large object, which the database never cleans up.",
                        "Change it to bytea or varchar in a migration."));
    }
}
