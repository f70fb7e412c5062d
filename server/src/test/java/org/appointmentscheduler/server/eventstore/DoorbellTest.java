package org.appointmentscheduler.server.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.appointmentscheduler.server.PostgresServer;
import org.junit.jupiter.api.Test;

class DoorbellTest {

    /** Each its own, since a bell of the test before may still ring. */
    private final String url = PostgresServer.newDatabase();

    private final AtomicInteger here = new AtomicInteger();
    private final AtomicInteger there = new AtomicInteger();

    @Test
    void wakesTheOtherNodesAndNotItself() {
        try (var mine = new Doorbell(this::connect, here::incrementAndGet);
                var theirs = new Doorbell(this::connect, there::incrementAndGet)) {
            awaitConnections(here, there);
            mine.ring();
            await().untilAtomic(there, equalTo(2));
            theirs.ring();
            await().untilAtomic(here, equalTo(2));
            assertThat(there).hasValue(2);
        }
    }

    @Test
    void worksAgainAfterItsConnectionsWereCut() throws SQLException {
        try (var mine = new Doorbell(this::connect, here::incrementAndGet);
                var theirs = new Doorbell(this::connect, there::incrementAndGet)) {
            awaitConnections(here, there);
            try (var connection = connect();
                    var statement = connection.createStatement()) {
                statement.execute("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and pid <> pg_backend_pid()""");
            }
            // Each looks for itself as soon as it listens again.
            await().until(() -> here.get() >= 2 && there.get() >= 2);
            var before = there.get();
            await().until(() -> {
                mine.ring();
                return there.get() > before;
            });
        }
    }

    private static void awaitConnections(AtomicInteger... doorbells) {
        for (var doorbell : doorbells) {
            await().untilAtomic(doorbell, equalTo(1));
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }
}
