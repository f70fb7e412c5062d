package org.appointmentscheduler.server.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes the views of the other nodes when this one has stored events, and those of this node when another has, over
 * PostgreSQL's {@code NOTIFY}. Rung after the commit and by one thread for all who commit meanwhile: inside the command's
 * transaction it would make commits wait for each other. A lost ring costs the time to the next poll and nothing else.
 */
final class Doorbell implements AutoCloseable {

    interface Connector {
        Connection connect() throws SQLException;
    }

    private static final Logger log = LoggerFactory.getLogger(Doorbell.class);
    private static final String CHANNEL = "events_stored";

    /** How long what is stored after a ring waits for the next. */
    private static final int PAUSE_MILLIS = 5;

    private static final int LISTEN_MILLIS = 5_000;
    private static final int RECONNECT_MILLIS = 500;

    private final Connector connector;
    private final Runnable visitor;
    private final Semaphore rings = new Semaphore(0);
    private final Thread ringer;
    private final Thread listener;
    private volatile int ownBackend;
    private volatile boolean closed;

    /** @param visitor is run whenever another node has rung */
    Doorbell(Connector connector, Runnable visitor) {
        this.connector = connector;
        this.visitor = visitor;
        ringer = Thread.ofPlatform().daemon().name("doorbell-ringer").start(() -> untilClosed(this::ringWhenAsked));
        listener = Thread.ofPlatform().daemon().name("doorbell-listener").start(() -> untilClosed(this::listen));
    }

    void ring() {
        rings.release();
    }

    private interface Task {
        void run(Connection connection) throws SQLException, InterruptedException;
    }

    private void untilClosed(Task task) {
        while (!closed) {
            try (var connection = connector.connect()) {
                task.run(connection);
            } catch (SQLException e) {
                log.debug("The doorbell is broken; views follow by polling until it works again", e);
                pause();
            } catch (InterruptedException e) {
                return; // Closed.
            }
        }
    }

    private void ringWhenAsked(Connection connection) throws SQLException, InterruptedException {
        ownBackend = connection.unwrap(PGConnection.class).getBackendPID();
        try (var statement = connection.createStatement()) {
            while (!closed) {
                rings.acquire();
                rings.drainPermits();
                statement.execute("notify " + CHANNEL);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        visitor.run(); // Rings may have been missed while there was no connection.
        var notifications = connection.unwrap(PGConnection.class);
        while (!closed) {
            var received = notifications.getNotifications(LISTEN_MILLIS);
            if (received == null || received.length == 0) {
                requireAlive(connection);
            } else if (isFromOthers(received)) {
                visitor.run();
            }
        }
    }

    private static void requireAlive(Connection connection) throws SQLException {
        if (!connection.isValid(1)) {
            throw new SQLException("The connection is dead");
        }
    }

    private boolean isFromOthers(PGNotification[] received) {
        for (var notification : received) {
            if (notification.getPID() != ownBackend) {
                return true;
            }
        }
        return false;
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RECONNECT_MILLIS);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        ringer.interrupt();
        listener.interrupt();
    }
}
