package org.appointmentscheduler.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.appointmentscheduler.server.security.Http;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** PostgreSQL has its own way to add to what may not be there yet. */
class FiguresOnPostgresTest {

    private static final String DAY = "?from=2090-03-06T00:00:00Z&to=2090-03-07T00:00:00Z";

    @Test
    void addUpThereAsWell() {
        var settings = new HashMap<>(PostgresServer.newDatabaseProperties());
        settings.put("server.port", 0);
        try (var app = RunningApplication.startWithWeb(settings)) {
            var http = Http.of(app).as(app.administratorsBearer().substring("Bearer ".length()));
            var bookings = app.bookings();
            var provider = bookings.provider();
            for (var number = 0; number < 3; number++) {
                bookings.publish(provider, bookings.quarterHour(number));
                bookings.confirm(bookings.reserve(bookings.client(), provider, bookings.quarterHour(number)));
            }
            bookings.publish(provider, bookings.quarterHour(3));

            await().untilAsserted(() -> {
                var figures = figures(http, "utilisation" + DAY);
                assertThat(figures.get("items")
                                .get(0)
                                .get("publishedQuarterHours")
                                .asLong())
                        .isEqualTo(4);
                assertThat(figures.get("items").get(0).get("bookedQuarterHours").asLong())
                        .isEqualTo(3);
                assertThat(figures.get("items").get(0).get("utilisation").asDouble())
                        .isEqualTo(0.75);
            });
            assertThat(figures(http, "utilisation" + DAY + "&bucket=PT6H").get("items"))
                    .hasSize(4);
            assertThat(http.get("/api/analytics/funnel?bucket=PT0S").response().body())
                    .contains("must be a multiple of 15 minutes and longer than none");
            var rows = rows(app);
            assertThat(http.post("/api/admin/projections/analytics/replay").status())
                    .isEqualTo(202);
            await().untilAsserted(() -> assertThat(rows(app)).isEqualTo(rows));
            assertThat(figures(http, "lead-time")
                            .get("items")
                            .get(0)
                            .get("count")
                            .asLong())
                    .isEqualTo(3);
        }
    }

    private static JsonNode figures(Http http, String question) {
        var reply = http.get("/api/analytics/" + question);
        assertThat(reply.status()).isEqualTo(200);
        return reply.json();
    }

    private static List<Map<String, Object>> rows(RunningApplication app) {
        return app.database()
                .sql("select * from analytics_count order by 1, 2, 3, 4")
                .query()
                .listOfRows();
    }
}
