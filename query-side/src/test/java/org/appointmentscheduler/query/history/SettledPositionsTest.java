package org.appointmentscheduler.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.appointmentscheduler.query.QuerySideTest;
import org.appointmentscheduler.query.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@QuerySideTest
class SettledPositionsTest {

    @Autowired
    Stage stage;

    @Autowired
    DataSource dataSource;

    @Autowired
    EventWriters writers;

    @BeforeEach
    void nothing() {
        stage.clear();
    }

    @Test
    void aLaterPositionWaitsForAnEarlierOne() throws Exception {
        var settled = new SettledPositions(writers);
        try (var slow = dataSource.getConnection();
                var fast = dataSource.getConnection()) {
            var earlier = write(slow);
            var later = write(fast);
            fast.commit();
            assertThat(writers.head()).isEqualTo(later);

            assertThat(settled.last())
                    .as("while the earlier one is not committed")
                    .isLessThan(earlier);

            slow.commit();
            assertThat(settled.last()).isEqualTo(later);
        }
    }

    @Test
    void readsOnAsSoonAsTheWriterIsDone() throws Exception {
        var settled = new SettledPositions(writers);
        try (var slow = dataSource.getConnection();
                var fast = dataSource.getConnection()) {
            write(slow);
            var later = write(fast);
            fast.commit();
            var last = CompletableFuture.supplyAsync(settled::last);
            Thread.sleep(20);
            slow.rollback();
            assertThat(last.get()).isEqualTo(later);
        }
    }

    /** As H2 says it when somebody else's connection is closed just then. */
    @Test
    void asksAgainWhenItIsToldOnceThatAllIsClosed() throws Exception {
        var failures = new AtomicInteger(1);
        var failing = new DelegatingDataSource(dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                if (failures.getAndDecrement() > 0) {
                    throw new SQLNonTransientConnectionException("The database has been closed");
                }
                return super.getConnection();
            }
        };
        var asking = new EventWriters(JdbcClient.create(failing), dataSource);
        assertThat(asking.atWork()).isEmpty();

        failures.set(Integer.MAX_VALUE);
        assertThatThrownBy(asking::atWork).isInstanceOf(DataAccessResourceFailureException.class);
    }

    private static long write(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var insert = connection.prepareStatement("""
                insert into domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                    payload_type, payload, meta_data)
                values (?, ?, 0, 'Test', '2030-06-10T08:00:00Z', 'Test', '{}', '{}')""", new String[] {"GLOBAL_INDEX"})) {
            insert.setString(1, UUID.randomUUID().toString());
            insert.setString(2, UUID.randomUUID().toString());
            insert.executeUpdate();
            try (var keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }
}
