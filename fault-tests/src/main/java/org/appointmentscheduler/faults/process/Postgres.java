package org.appointmentscheduler.faults.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A PostgreSQL that keeps what it has acknowledged, and that can be killed and started again on the same data. */
public final class Postgres {

    public static final String USER = "postgres";
    private static final int MOST_TRIES = 20;
    private static final long PAUSE_MILLIS = 500;

    private final Path data;
    private final int port = Ports.free();
    private EmbeddedPostgres server;

    public Postgres(Path data) throws IOException {
        this.data = data;
        this.server = open();
    }

    private EmbeddedPostgres open() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(30))
                // The library's defaults forget what they have acknowledged.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .start();
    }

    public int port() {
        return port;
    }

    public Connection connect() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    /** The postmaster and all its children at once, as when the machine stops. */
    public void kill() throws IOException, InterruptedException {
        var postmaster = ProcessHandle.of(pid()).orElseThrow();
        var all = java.util.stream.Stream.concat(java.util.stream.Stream.of(postmaster), postmaster.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (var process : all) {
            while (process.isAlive()) {
                Thread.sleep(10);
            }
        }
    }

    private long pid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    }

    /** After {@link #kill}. */
    public void restart() throws IOException, InterruptedException {
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        for (var attempt = 1; ; attempt++) {
            try {
                server = open();
                return;
            } catch (IOException | IllegalStateException stillDying) {
                if (attempt == MOST_TRIES) {
                    throw stillDying;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    public void close() throws IOException {
        server.close();
    }
}
