package org.appointmentscheduler.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.appointmentscheduler.server.PostgresServer;
import org.appointmentscheduler.server.RunningApplication;
import org.appointmentscheduler.server.live.Ear.Heard;
import org.appointmentscheduler.server.security.Http;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes on one PostgreSQL: what one stores, the other tells. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LiveFeedOnNodesTest {

    private static RunningApplication here;
    private static RunningApplication elsewhere;
    private static Http administrator;

    @BeforeAll
    static void begin() {
        var settings = new HashMap<>(PostgresServer.newDatabaseProperties());
        settings.putAll(Map.of("server.port", 0, "scheduler.shutdown.notice", "PT0S"));
        here = RunningApplication.startWithWeb(settings);
        elsewhere = RunningApplication.startWithWeb(settings);
        administrator = Http.of(here).as(here.administratorsBearer().replaceFirst("Bearer ", ""));
    }

    @AfterAll
    static void end() {
        elsewhere.close();
        here.close();
    }

    private static Ear listenAfter(String position) {
        return Ear.at(administrator.request("/api/events").header("Last-Event-ID", position));
    }

    private static String head() {
        var head = here.database()
                .sql("select coalesce(max(global_index), 0) from domain_event_entry")
                .query(Long.class)
                .single();
        return head.toString();
    }

    @Test
    void tellsWhatAnotherNodeHasStored() {
        try (var ear = listenAfter(head())) {
            var hold = elsewhere.bookings().hold();
            var heard = ear.next();
            while (!heard.json().get("subject").asString().equals(hold.id().toString())) {
                heard = ear.next();
            }
            assertThat(heard.json().get("type").asString()).isEqualTo("org.appointmentscheduler.SlotHeld");
        }
    }

    /** A position is given before the commit, so what comes later may be visible first. */
    @Test
    void waitsForAnEventThatIsCommittedLate() throws SQLException {
        var provider = elsewhere.bookings().provider();
        var head = head();
        try (var ear = listenAfter(head);
                var slow = elsewhere.bean(DataSource.class).getConnection();
                var fast = elsewhere.bean(DataSource.class).getConnection()) {
            var earlier = write(slow, provider.toString());
            var later = write(fast, provider.toString());
            fast.commit();
            // Waits in vain for the slow one, and so gives the answer above the time to be wrong.
            assertThat(administrator.get("/api/events?after=" + head).json().get("items"))
                    .isEmpty();
            slow.commit();
            assertThat(ear.next(2)).extracting(Heard::lastEventId).containsExactly(earlier, later);
        }
    }

    /** A row like one that is there, in a stream of its own. */
    private static String write(Connection connection, String example) throws SQLException {
        connection.setAutoCommit(false);
        try (var insert = connection.prepareStatement("""
                insert into domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                    payload_type, payload_revision, payload, meta_data)
                select ?, ?, 0, type, time_stamp, payload_type, payload_revision, payload, meta_data
                from domain_event_entry where aggregate_identifier = ?
                returning global_index""")) {
            insert.setString(1, UUID.randomUUID().toString());
            insert.setString(2, UUID.randomUUID().toString());
            insert.setString(3, example);
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
