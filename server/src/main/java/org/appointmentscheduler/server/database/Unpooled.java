package org.appointmentscheduler.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A new connection to PostgreSQL each time. */
final class Unpooled extends AbstractDataSource {

    private final JdbcConnectionDetails details;

    Unpooled(JdbcConnectionDetails details) {
        this.details = details;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return PostgresConnections.open(details);
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return getConnection();
    }
}
