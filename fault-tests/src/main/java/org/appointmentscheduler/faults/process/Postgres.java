package org.appointmentscheduler.faults.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that keeps what it has acknowledged, and that can be killed and started again on the same data. */
public final class Postgres {

    public static final String USER = "postgres";
    private static final int MOST_TRIES = 60;
    private static final long PAUSE_MILLIS = 250;

    private final Path data;
    private final EmbeddedPostgres first;
    private final List<String> command;
    private @Nullable Child again;

    public Postgres(Path data) throws IOException {
        this.data = data;
        this.first = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(Ports.free())
                .setPGStartupWait(Duration.ofSeconds(30))
                // The library's defaults forget what they have acknowledged.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .start();
        this.command = command(postmaster().info());
    }

    /** The library would not start a second server on data of its own, so that is done here, in the same way. */
    private static List<String> command(ProcessHandle.Info server) {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root.
        }
        command.add(server.command().orElseThrow());
        command.addAll(List.of(server.arguments().orElseThrow()));
        return command;
    }

    public int port() {
        return first.getPort();
    }

    public Connection connect() throws SQLException {
        return first.getPostgresDatabase().getConnection();
    }

    /** The postmaster and all its children at once, as when the machine stops. */
    public void kill() throws IOException, InterruptedException {
        var postmaster = postmaster();
        var all = Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (var process : all) {
            while (process.isAlive()) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private ProcessHandle postmaster() throws IOException {
        var file = Files.readAllLines(data.resolve("postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(file.getFirst().strip())).orElseThrow();
    }

    /** After {@link #kill}; returns when it answers. */
    public void restart() throws IOException, InterruptedException {
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        again = Child.start(command, Map.of(), data, data.resolveSibling("postgres.log"));
        for (var attempt = 1; ; attempt++) {
            try (var _ = connect()) {
                return;
            } catch (SQLException recovering) {
                if (attempt == MOST_TRIES) {
                    throw new IOException("PostgreSQL does not start again", recovering);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    public void close() throws IOException, InterruptedException {
        if (again == null) {
            first.close();
        } else {
            kill();
        }
    }
}
