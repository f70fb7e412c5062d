package org.appointmentscheduler.server.durability;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Writes H2's buffers and waits for the disk. On a connection of its own, or it would compete with those who wait. After
 * a failure it takes a new one, because H2 closes a database that it cannot write.
 */
final class H2Sync implements Sync {

    private final Connector connector;
    private @Nullable Connection connection;

    H2Sync(Connector connector) throws SQLException {
        this.connector = connector;
        this.connection = connector.connect();
    }

    @FunctionalInterface
    interface Connector {

        Connection connect() throws SQLException;
    }

    @Override
    public void sync() throws SQLException {
        try (var statement = open().createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        } catch (SQLException e) {
            abandon(e);
            throw e;
        }
    }

    private Connection open() throws SQLException {
        var open = connection;
        if (open == null) {
            open = connector.connect();
            connection = open;
        }
        return open;
    }

    private void abandon(SQLException why) {
        try {
            close();
        } catch (IllegalStateException e) {
            why.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        var open = connection;
        connection = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The connection for syncing did not close", e);
        }
    }
}
