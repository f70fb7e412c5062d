package org.appointmentscheduler.load.ratio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.appointmentscheduler.load.process.CpuTime;

/** The database that all share, as the benchmark sees it. */
final class Database implements AutoCloseable {

    private final Connection connection;
    private final long postmaster;

    Database(Connection connection, Path data) throws IOException {
        this.connection = connection;
        this.postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    }

    /** Of all its processes. */
    Duration cpuTime() {
        return CpuTime.ofFamily(postmaster);
    }

    /** Whether somebody else is in the middle of something, were it only a transaction that waits for its next statement. */
    boolean isBusy() throws SQLException {
        try (var statement = connection.createStatement();
                var busy = statement.executeQuery("""
                        select exists (select 1 from pg_stat_activity where backend_type = 'client backend'
                            and state <> 'idle' and pid <> pg_backend_pid())""")) {
            busy.next();
            return busy.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
