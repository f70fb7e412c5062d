package org.appointmentscheduler.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A real PostgreSQL, started once and stopped with the JVM; whoever asks gets a database of their own. Durable as in
 * production: the library's default is not, and would prove nothing.
 */
public final class PostgresServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private PostgresServer() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "300")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The URL of a new, empty database; user and password are {@code postgres}. */
    public static String newDatabase() {
        var name = "test" + DATABASES.incrementAndGet();
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return SERVER.getJdbcUrl("postgres", name);
    }

    /** A new role without any rights; its password is its name. */
    public static String newRole() {
        var name = "role" + DATABASES.incrementAndGet();
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role " + name + " login password '" + name + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return name;
    }

    /** What an application needs to use a new database. */
    public static Map<String, Object> newDatabaseProperties() {
        return Map.of(
                "scheduler.data-dir", "target/data-of-postgres",
                "spring.profiles.active", "postgres",
                "spring.datasource.url", newDatabase(),
                "spring.datasource.username", "postgres",
                "spring.datasource.password", "postgres");
    }

    /** For a test with the profile {@code postgres}, which cannot be set this late. */
    public static void register(DynamicPropertyRegistry properties) {
        newDatabaseProperties().forEach((name, value) -> properties.add(name, () -> value));
    }
}
