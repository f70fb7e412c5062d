package org.appointmentscheduler.load.ratio;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.appointmentscheduler.load.http.Requests;
import org.appointmentscheduler.load.people.Plan;

/** What is asked of the bare endpoints. */
final class Bare {

    private static final Requests REQUESTS = Requests.ofNobody();
    private static final byte[] INSERT =
            REQUESTS.post("/entries", "{\"content\":\"%s\"}".formatted("0123456789".repeat(30)));

    private final Plan plan;

    Bare(Plan plan) {
        this.plan = plan;
    }

    /** The same windows as are published in the application. */
    static void publish(Connection database, List<String> providers, Instant firstWindow, int days)
            throws SQLException {
        try (var statement = database.prepareStatement("""
                insert into slot_window (start_at, provider_id)
                select ?::timestamptz + d * interval '1 day' + w * interval '15 minutes', p
                from unnest(?::varchar[]) p, generate_series(0, ? - 1) d, generate_series(0, ? - 1) w""")) {
            statement.setTimestamp(1, Timestamp.from(firstWindow));
            statement.setArray(2, database.createArrayOf("varchar", providers.toArray()));
            statement.setInt(3, days);
            statement.setInt(4, Plan.WINDOWS);
            statement.executeUpdate();
        }
    }

    Traffic inserts() {
        return Traffic.of(() -> INSERT, 201);
    }

    Traffic reads() {
        return Traffic.of(
                () -> REQUESTS.get("/windows?limit=50&from=" + plan.someStart(ThreadLocalRandom.current())), 200);
    }

    Traffic reservations() {
        return Traffic.of(
                () -> {
                    var booking = plan.next();
                    return booking == null ? null : REQUESTS.post("/reservations", booking.json());
                },
                201);
    }
}
