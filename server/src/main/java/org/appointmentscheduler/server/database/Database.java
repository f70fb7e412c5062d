package org.appointmentscheduler.server.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;

/**
 * The database underneath.
 *
 * @param place where it is, for people
 */
public record Database(Engine engine, String place, JdbcConnectionDetails details) {

    static Database of(JdbcConnectionDetails details) {
        return new Database(
                Engine.of(details.getJdbcUrl()),
                details instanceof EmbeddedDatabase embedded
                        ? embedded.directory().toString()
                        : details.getJdbcUrl().replaceFirst("[?;].*", ""),
                details);
    }

    /** The one that these settings name, for whoever does not need the application for it. */
    public static Database named(Environment settings) {
        return of(
                WithoutUrl.isNone(settings)
                        ? EmbeddedDatabase.in(Path.of(settings.getProperty("scheduler.data-dir", "./data")))
                        : new NamedDatabase(
                                settings.getProperty("spring.datasource.url", ""),
                                settings.getProperty("spring.datasource.username", ""),
                                settings.getProperty("spring.datasource.password", "")));
    }

    /** A connection that does not come from the pool, and so never waits for one. */
    public Connection connectDirectly() throws SQLException {
        if (engine == Engine.POSTGRESQL) {
            return PostgresConnections.open(details);
        }
        return open(details.getJdbcUrl());
    }

    /** A connection that changes nothing, not even the files. */
    public Connection connectToRead() throws SQLException {
        if (engine == Engine.POSTGRESQL) {
            var connection = PostgresConnections.open(details);
            connection.setReadOnly(true);
            return connection;
        }
        return open(details.getJdbcUrl() + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE");
    }

    private Connection open(String url) throws SQLException {
        return DriverManager.getConnection(
                url,
                Objects.requireNonNullElse(details.getUsername(), ""),
                Objects.requireNonNullElse(details.getPassword(), ""));
    }
}
