package org.appointmentscheduler.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.appointmentscheduler.api.WholeSeconds;
import org.appointmentscheduler.api.appointment.AppointmentState;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.server.Bookings;
import org.appointmentscheduler.server.RunningApplication;
import org.appointmentscheduler.server.live.Ear.Heard;
import org.appointmentscheduler.server.security.Http;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A provider's days as pages watch them, by whom nobody knows, over HTTP. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LiveAvailabilityTest {

    private static final String MONDAY = Bookings.MONDAY.toString();
    private static final String TUESDAY = Bookings.MONDAY.plusDays(1).toString();

    @TempDir
    static Path data;

    private static RunningApplication app;
    private static Bookings bookings;
    private static Http anybody;

    private final ProviderId provider = bookings.provider();
    private final ClientId client = bookings.client();

    @BeforeAll
    static void begin() {
        app = RunningApplication.startWithWeb(
                Map.of("scheduler.data-dir", data, "server.port", 0, "scheduler.streams.heartbeat", "PT0.1S"));
        bookings = app.bookings();
        anybody = Http.of(app);
    }

    @AfterAll
    static void end() {
        app.close();
    }

    private String address() {
        return "/api/providers/" + provider + "/availability?from=" + MONDAY + "T00:00:00Z&to=" + TUESDAY
                + "T23:45:00Z";
    }

    private Ear watch() {
        return Ear.at(anybody.request(address()));
    }

    private Ear watchAfter(String lastEventId) {
        return Ear.at(anybody.request(address()).header("Last-Event-ID", lastEventId));
    }

    private void publish(int first, int quarterHours) {
        bookings.publish(
                provider,
                new TimeRange(bookings.quarterHour(first).start(), TimeRange.GRID.multipliedBy(quarterHours)));
    }

    private AppointmentState reserve(int quarterHour) {
        return bookings.reserve(client, provider, bookings.quarterHour(quarterHour));
    }

    /** The first that says something of the day that is looked for. */
    private static JsonNode nextThat(Ear ear, String part, TimeRange time) {
        var heard = ear.next().json();
        while (!times(heard, part).contains(time)) {
            heard = ear.next().json();
        }
        return heard;
    }

    private static List<TimeRange> times(JsonNode day, String part) {
        return day.get(part)
                .valueStream()
                .map(time -> new TimeRange(
                        Instant.parse(time.get("start").asString()),
                        Instant.parse(time.get("end").asString())))
                .toList();
    }

    @Test
    void showsTheDaysAndThenWhatBecomesOfThem() {
        publish(40, 4);
        try (var one = watch();
                var other = watch()) {
            assertThat(times(one.next().json(), "free")).containsExactly(hour());

            var hold = reserve(40);

            for (var ear : List.of(one, other)) {
                var held = nextThat(ear, "held", bookings.quarterHour(40));
                assertThat(held.get("day").asString()).isEqualTo(MONDAY);
                assertThat(held.at("/held/0/until").asString())
                        .isEqualTo(WholeSeconds.of(hold.expiresAt()).toString());
                assertThat(times(held, "published")).containsExactly(hour());
                assertThat(times(held, "free"))
                        .containsExactly(new TimeRange(bookings.quarterHour(41).start(), Duration.ofMinutes(45)));
                assertThat(times(held, "booked")).isEmpty();
            }
            bookings.confirm(hold);
            var booked = nextThat(other, "booked", bookings.quarterHour(40));
            assertThat(times(booked, "held")).isEmpty();

            // On the next day, and so in a message of its own.
            publish(96, 4);
            assertThat(nextThat(
                                    other,
                                    "free",
                                    new TimeRange(bookings.quarterHour(96).start(), Duration.ofHours(1)))
                            .get("day")
                            .asString())
                    .isEqualTo(TUESDAY);
        }
    }

    private static TimeRange hour() {
        return new TimeRange(bookings.quarterHour(40).start(), Duration.ofHours(1));
    }

    @Test
    void saysNothingOfOthersNorByWhomTimeIsHeld() {
        publish(40, 4);
        try (var ear = watch()) {
            ear.next();
            bookings.hold();
            var hold = reserve(40);
            var heard = ear.next();
            assertThat(times(heard.json(), "held")).containsExactly(bookings.quarterHour(40));
            assertThat(heard.json().propertyNames()).containsExactly("day", "published", "free", "held", "booked");
            assertThat(heard.json().at("/held/0").propertyNames()).containsExactly("start", "end", "until");
            assertThat(heard.text()).doesNotContain(client.toString(), hold.id().toString(), provider.toString());
        }
    }

    /** What a page knows that was told all the time, and one that was cut off anywhere, is the same in the end. */
    @Test
    void endsInTheSameStateAfterAnInterruptionAnywhere() {
        publish(40, 8);
        try (var unbroken = watch()) {
            var first = unbroken.next();
            var heard = new ArrayList<>(List.of(first));
            var hold = reserve(40);
            bookings.confirm(hold);
            reserve(41);
            publish(96, 2);
            var end = new TimeRange(bookings.quarterHour(96).start(), Duration.ofMinutes(30));
            var last = unbroken.next();
            heard.add(last);
            while (!times(last.json(), "free").contains(end)) {
                last = unbroken.next();
                heard.add(last);
            }
            var known = known(Map.of(), heard);
            for (var index = 0; index < heard.size() - 1; index++) {
                try (var again = watchAfter(heard.get(index).lastEventId())) {
                    var more = new ArrayList<Heard>();
                    do {
                        more.add(again.next());
                    } while (!times(more.getLast().json(), "free").contains(end));
                    assertThat(known(known(Map.of(), heard.subList(0, index + 1)), more))
                            .isEqualTo(known);
                }
            }
            // As one who comes anew sees it, and as one does who knows of a time that nobody remembers.
            for (var ear : List.of(watch(), watchAfter("0"))) {
                try (ear) {
                    assertThat(known(Map.of(), ear.next(2))).isEqualTo(known);
                }
            }
        }
    }

    private static Map<String, JsonNode> known(Map<String, JsonNode> before, List<Heard> messages) {
        var known = new TreeMap<>(before);
        messages.forEach(message -> known.put(message.json().get("day").asString(), message.json()));
        return known;
    }

    @Test
    void whatIsHeldIsFreeAgainWhenItsTimeIsOver() {
        publish(40, 4);
        try (var ear = watch()) {
            ear.next();
            var hold = reserve(40);
            nextThat(ear, "held", bookings.quarterHour(40));
            app.passBy(hold.expiresAt());
            nextThat(ear, "free", hour());
            try (var later = watch()) {
                assertThat(times(later.next().json(), "free")).containsExactly(hour());
            }
        }
    }

    @Test
    void refusesWhatThePageRefuses() {
        assertThat(ask("/api/providers/" + client + "/availability").status()).isEqualTo(404);
        assertThat(ask(address().replace(TUESDAY, "2091-01-01")).status()).isEqualTo(400);
        assertThat(ask(address() + "&limit=1").status()).isEqualTo(400);
        assertThat(Http.send(anybody.request(address())).headers("Content-Type"))
                .containsExactly("application/json");
    }

    private static Http.Reply ask(String address) {
        return Http.send(anybody.request(address).header("Accept", "text/event-stream"));
    }

    /** All who are not signed in are one, as far as their network tells. */
    @Test
    void aNetworkHasSoMany(@TempDir Path other) {
        var settings = new HashMap<String, Object>(
                Map.of("scheduler.data-dir", other, "server.port", 0, "scheduler.streams.per-network", 1));
        try (var small = RunningApplication.startWithWeb(settings)) {
            var http = Http.of(small);
            var address = "/api/providers/" + small.bookings().provider() + "/availability";
            try (var _ = Ear.at(http.request(address))) {
                var more = Http.send(http.request(address).header("Accept", "text/event-stream"));
                assertThat(more.status()).isEqualTo(429);
            }
        }
    }
}
