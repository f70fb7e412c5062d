package org.appointmentscheduler.server.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The database underneath.
 *
 * @param place where it is, for people
 */
public record Database(Engine engine, String place, JdbcConnectionDetails details) {

    /** A connection that does not come from the pool, and so never waits for one. */
    public Connection connectDirectly() throws SQLException {
        if (engine == Engine.POSTGRESQL) {
            return PostgresConnections.open(details);
        }
        return DriverManager.getConnection(
                details.getJdbcUrl(),
                Objects.requireNonNullElse(details.getUsername(), ""),
                Objects.requireNonNullElse(details.getPassword(), ""));
    }
}
