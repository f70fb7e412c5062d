package org.appointmentscheduler.server.durability;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Writes H2's buffers and waits for the disk. On a connection of its own, or it would compete with those who wait. */
final class H2Sync implements Sync {

    private final Connection connection;
    private final PreparedStatement checkpoint;

    H2Sync(Connection connection) throws SQLException {
        this.connection = connection;
        this.checkpoint = connection.prepareStatement("CHECKPOINT SYNC");
    }

    @Override
    public void sync() throws SQLException {
        checkpoint.execute();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The connection for syncing did not close", e);
        }
    }
}
