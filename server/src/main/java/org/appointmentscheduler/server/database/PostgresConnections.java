package org.appointmentscheduler.server.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * What is true of every connection to PostgreSQL, in and outside the pool, unless its URL says otherwise: nothing waits
 * for ever. The client gives up on a silent network a little after the server would have given up on the statement.
 */
final class PostgresConnections {

    private static final Map<String, String> DEFAULTS = Map.of(
            "ApplicationName", "appointment-scheduler",
            "connectTimeout", "5",
            "socketTimeout", "12",
            "tcpKeepAlive", "true",
            "targetServerType", "primary",
            "reWriteBatchedInserts", "true",
            // No transaction may outlive the patience of the views (60 s), or they would miss its events for ever.
            "options",
                    "-c transaction_timeout=30s -c idle_in_transaction_session_timeout=15s"
                            + " -c statement_timeout=10s -c lock_timeout=5s -c synchronous_commit=on");

    private PostgresConnections() {}

    static void prepare(HikariDataSource pool) {
        DEFAULTS.forEach(pool.getDataSourceProperties()::putIfAbsent);
    }

    static Connection open(JdbcConnectionDetails details) throws SQLException {
        var properties = new Properties();
        properties.putAll(DEFAULTS);
        properties.setProperty("user", Objects.requireNonNullElse(details.getUsername(), ""));
        properties.setProperty("password", Objects.requireNonNullElse(details.getPassword(), ""));
        return DriverManager.getConnection(details.getJdbcUrl(), properties);
    }
}
