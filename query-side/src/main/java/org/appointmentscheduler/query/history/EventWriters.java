package org.appointmentscheduler.query.history;

import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/**
 * The transactions that have written events and are not committed yet, on every node. Known from the lock that each
 * takes on the table before it gets a position and keeps until its events are visible.
 */
@Component
public class EventWriters {

    private static final String ON_H2 =
            "select cast(session_id as varchar) from information_schema.locks where table_name = 'DOMAIN_EVENT_ENTRY'";
    private static final String ON_POSTGRESQL = """
            select virtualtransaction from pg_locks
            where locktype = 'relation' and relation = 'domain_event_entry'::regclass
              and database = (select oid from pg_database where datname = current_database())
              and mode = 'RowExclusiveLock' and granted""";

    private static final int ATTEMPTS = 10;

    private final JdbcClient database;
    private final String query;

    public EventWriters(JdbcClient database, DataSource dataSource) throws MetaDataAccessException {
        this.database = database;
        var product = JdbcUtils.extractDatabaseMetaData(dataSource, metaData -> metaData.getDatabaseProductName());
        this.query = "H2".equals(product) ? ON_H2 : ON_POSTGRESQL;
    }

    /** The last position that can be seen. */
    public long head() {
        return database.sql("select coalesce(max(global_index), 0) from domain_event_entry")
                .query(Long.class)
                .single();
    }

    public Set<String> atWork() {
        for (var attempt = 1; ; attempt++) {
            try {
                return new HashSet<>(database.sql(query).query(String.class).list());
            } catch (DataAccessResourceFailureException e) {
                // H2 asks every connection for its locks, and says of one that is closed meanwhile that all is closed.
                if (attempt == ATTEMPTS || !query.equals(ON_H2)) {
                    throw e;
                }
            }
        }
    }
}
