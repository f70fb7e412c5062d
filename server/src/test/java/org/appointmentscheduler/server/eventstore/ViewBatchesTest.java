package org.appointmentscheduler.server.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.appointmentscheduler.server.CountedStatements;
import org.appointmentscheduler.server.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a view makes of many events goes to the database together. */
class ViewBatchesTest {

    private static final int HOLDS = 24;

    @Test
    void manyEventsAreAFewStatements(@TempDir Path data) {
        try (var commands = RunningApplication.start(data, "scheduler.role=command")) {
            var bookings = commands.bookings();
            var client = bookings.client();
            var provider = bookings.provider();
            for (var hold = 0; hold < HOLDS; hold++) {
                bookings.publish(provider, bookings.quarterHour(hold));
                bookings.reserve(client, provider, bookings.quarterHour(hold));
            }
        }
        CountedStatements.clear();
        try (var app =
                RunningApplication.start(Map.of("scheduler.data-dir", data.toString()), CountedStatements.class)) {
            await().until(() -> rows(app, "appointment") == HOLDS
                    && rows(app, "claim") == HOLDS
                    && rows(app, "analytics_hold") == HOLDS);
        }
        // One for each segment, and one that is rehearsed at the start.
        assertThat(Collections.frequency(CountedStatements.all(), "insert appointment"))
                .isBetween(1, 8);
        assertThat(Collections.frequency(CountedStatements.all(), "insert claim"))
                .isBetween(1, 8);
        assertThat(Collections.frequency(CountedStatements.all(), "merge analytics_hold"))
                .isBetween(1, 8);
        assertThat(Collections.frequency(CountedStatements.all(), "merge analytics_count"))
                .isBetween(1, 8);
        // Not looked for before it is inserted.
        assertThat(Collections.frequency(CountedStatements.all(), "select claim"))
                .isLessThan(HOLDS);
    }

    private static long rows(RunningApplication app, String table) {
        return app.database()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
