package org.appointmentscheduler.blackbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests of this process, as durable as in production; every installation gets its own database. */
final class PostgresServer {

    static final String USER = "postgres";
    static final String PASSWORD = "postgres";

    private static final AtomicInteger databases = new AtomicInteger();

    private PostgresServer() {}

    private static final class Holder {

        static final EmbeddedPostgres server = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "200")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The URL of a new, empty database. */
    static String newDatabase() {
        var name = "installation_" + databases.incrementAndGet();
        try (var connection = Holder.server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Holder.server.getJdbcUrl(USER, name).replaceFirst("\\?.*", "");
    }
}
