package org.appointmentscheduler.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.appointmentscheduler.server.PostgresServer;
import org.appointmentscheduler.server.RunningApplication;
import org.junit.jupiter.api.Test;

class PostgresConnectionsTest {

    private static final Map<String, String> LIMITS = Map.of(
            "transaction_timeout", "30s",
            "idle_in_transaction_session_timeout", "15s",
            "statement_timeout", "10s",
            "lock_timeout", "5s",
            "synchronous_commit", "on",
            "application_name", "appointment-scheduler");

    /** Whoever names a database and forgets the profile is as safe. */
    @Test
    void nothingWaitsForEver() throws SQLException {
        var settings = new HashMap<>(PostgresServer.newDatabaseProperties());
        settings.remove("spring.profiles.active");
        try (var app = RunningApplication.start(settings);
                var pooled = app.bean(DataSource.class).getConnection();
                var direct = app.bean(Database.class).connectDirectly()) {
            assertLimited(pooled);
            assertLimited(direct);
        }
    }

    @Test
    void whatTheUrlSaysCounts() throws SQLException {
        var settings = new HashMap<>(PostgresServer.newDatabaseProperties());
        settings.put("spring.datasource.hikari.data-source-properties.ApplicationName", "mine");
        settings.computeIfPresent("spring.datasource.url", (_, url) -> url + "&socketTimeout=15");
        try (var app = RunningApplication.start(settings);
                var pooled = app.bean(DataSource.class).getConnection()) {
            assertThat(show(pooled, "application_name")).isEqualTo("mine");
            assertThat(pooled.getNetworkTimeout()).isEqualTo(15_000);
        }
    }

    private static void assertLimited(Connection connection) throws SQLException {
        assertThat(connection.getNetworkTimeout()).isEqualTo(12_000);
        for (var limit : LIMITS.entrySet()) {
            assertThat(show(connection, limit.getKey())).as(limit.getKey()).isEqualTo(limit.getValue());
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("show " + setting)) {
            result.next();
            return result.getString(1);
        }
    }
}
