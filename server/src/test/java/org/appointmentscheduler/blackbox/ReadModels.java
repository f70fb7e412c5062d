package org.appointmentscheduler.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the views say, compared with what the events say. */
final class ReadModels {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ReadModels() {}

    static void awaitCaughtUp(Api api) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(
                                api.get("/api/admin/projections").is(200).items())
                        .isNotEmpty()
                        .allSatisfy(projection -> {
                            assertThat(projection.get("lag").asLong()).isZero();
                            assertThat(projection.get("running").asBoolean()).isTrue();
                            assertThat(projection.get("failed").asBoolean()).isFalse();
                            assertThat(projection.get("deadLetters").asLong()).isZero();
                        }));
    }

    /** Of these providers, every appointment's status and every window that is taken. */
    static void assertSame(Api api, Bookings bookings, List<String> providers, Instant from, Instant to) {
        for (var provider : providers) {
            var path = "/api/providers/%s/appointments?limit=500".formatted(provider);
            for (var found = 0; ; ) {
                var page = api.get(path).is(200);
                for (var item : page.items()) {
                    var booking = bookings.get(item.get("id").asString());
                    assertThat(item.get("status").asString())
                            .as("%s for %s", item, booking)
                            .isEqualTo(booking.statusAt(Instant.now()));
                }
                found += page.items().size();
                var next = page.json().get("next");
                if (next.isNull()) {
                    assertThat(found).isEqualTo(bookings.of(provider).size());
                    break;
                }
                path = "/api/providers/%s/appointments?limit=500&after=%s".formatted(provider, next.asString());
            }
            var availability = api.availability(provider, from, to).is(200).json();
            assertThat(starts(availability.get("held"))).isEqualTo(starts(bookings, provider, "held"));
            assertThat(starts(availability.get("booked"))).isEqualTo(starts(bookings, provider, "confirmed"));
        }
    }

    private static Set<Instant> starts(JsonNode ranges) {
        var starts = new HashSet<Instant>();
        for (var range : ranges) {
            var end = Instant.parse(range.get("end").asString());
            for (var start = Instant.parse(range.get("start").asString());
                    start.isBefore(end);
                    start = Times.quarters(start, 1)) {
                starts.add(start);
            }
        }
        return starts;
    }

    private static Set<Instant> starts(Bookings bookings, String provider, String status) {
        var starts = new HashSet<Instant>();
        for (var booking : bookings.of(provider)) {
            for (var start = booking.start; start.isBefore(booking.end); start = Times.quarters(start, 1)) {
                if (booking.statusAt(Instant.now()).equals(status)) {
                    starts.add(start);
                }
            }
        }
        return starts;
    }
}
