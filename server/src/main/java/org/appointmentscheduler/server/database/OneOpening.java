package org.appointmentscheduler.server.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connections to H2 that all see the same opening of its file. H2 closes a database that it cannot write, and the next
 * connection would open it as it was a moment before: behind what processors, timers and commands in work remember.
 * So there is no next connection; {@link DatabaseClosed} tells who can begin anew.
 */
final class OneOpening extends AbstractDataSource implements AutoCloseable {

    private final Database database;
    private final ApplicationContext application;
    private final AtomicBoolean told = new AtomicBoolean();
    private @Nullable Connection first;

    OneOpening(Database database, ApplicationContext application) {
        this.database = database;
        this.application = application;
    }

    /** Looks twice: afterwards because the database may have closed and opened in between. */
    @Override
    public Connection getConnection() throws SQLException {
        check();
        var connection = database.connectDirectly();
        try {
            check();
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return getConnection();
    }

    private synchronized void check() throws SQLException {
        if (first == null) {
            first = database.connectDirectly();
        }
        try (var statement = first.createStatement()) {
            statement.execute("select 1");
        } catch (SQLException e) {
            if (told.compareAndSet(false, true)) {
                application.publishEvent(new DatabaseClosed(application));
            }
            throw new SQLTransientConnectionException("The database has closed", e);
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        if (first != null) {
            first.close();
        }
    }
}
