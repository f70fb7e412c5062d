package org.appointmentscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.appointment.AppointmentState;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.server.Bookings;
import org.appointmentscheduler.server.RunningApplication;
import org.appointmentscheduler.server.ShiftableClock;
import org.appointmentscheduler.server.security.tokens.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuestTest {

    @TempDir
    static Path data;

    private static RunningApplication app;
    private static Http http;
    private AppointmentState held;
    private AppointmentState another;
    private Http client;

    @BeforeAll
    static void begin() {
        app = RunningApplication.startWithWeb(Map.of("scheduler.data-dir", data, "server.port", 0));
        http = Http.of(app);
    }

    @AfterAll
    static void end() {
        app.close();
    }

    @BeforeEach
    void twoHoldsOfOneClient() {
        var bookings = app.bookings();
        var provider = bookings.provider();
        bookings.publish(provider, new TimeRange(TimeRange.startOf(Bookings.MONDAY, 0), Duration.ofHours(2)));
        held = bookings.reserve(bookings.client(), provider, bookings.quarterHour(0));
        another = bookings.reserve(held.clientId(), provider, bookings.quarterHour(1));
        client = http.as(app.bean(Tokens.class)
                .issue(new Actor.Client(held.clientId()), EnumSet.of(Scope.READ, Scope.WRITE))
                .accessToken());
    }

    private String link() {
        return client.post("/api/appointments/" + held.id() + "/link").get("link");
    }

    private static Http.Reply exchange(String link) {
        return http.post("/api/tokens", Map.of("link", link));
    }

    private Http guest() {
        return http.as(exchange(link()).get("accessToken"));
    }

    @Test
    void seesAndConfirmsTheOneAppointment() {
        var guest = guest();
        var read = Http.send(
                guest.request("/api/appointments/" + held.id()).header("Consistency-Token", held.id() + "@0"));
        assertThat(read.get("status")).isEqualTo("held");
        assertThat(guest.post("/api/appointments/" + held.id() + "/confirm", Map.of())
                        .get("status"))
                .isEqualTo("confirmed");
        assertThat(client.get("/api/appointments/" + held.id() + "/history")
                        .json()
                        .at("/items/1/actor")
                        .asString())
                .isEqualTo("guest:" + held.id() + "/" + held.clientId());
    }

    @Test
    void doesNothingElse() {
        var guest = guest();
        assertThat(guest.get("/api/appointments/" + another.id()).status()).isEqualTo(404);
        assertThat(guest.post("/api/appointments/" + another.id() + "/release", Map.of())
                        .status())
                .isEqualTo(404);
        for (var path : new String[] {
            "/api/clients/" + held.clientId(),
            "/api/clients/" + held.clientId() + "/appointments",
            "/api/appointments/" + held.id() + "/history",
            "/api/providers",
            "/api/api-keys",
            "/api/events"
        }) {
            assertThat(guest.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(guest.post("/api/appointments/" + held.id() + "/link").status())
                .isEqualTo(403);
        assertThat(guest.post(
                                "/api/appointments/reserve",
                                Map.of(
                                        "providerId",
                                        held.providerId().toString(),
                                        "start",
                                        held.start().toString()))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void comesByTheLastLinkOnlyOfWhichAHashIsKept() {
        var first = link();
        var second = link();
        assertThat(exchange(first).status()).isEqualTo(401);
        assertThat(exchange(second).status()).isEqualTo(200);
        assertThat(exchange("guessed").status()).isEqualTo(401);
        assertThat(app.database()
                        .sql("select * from guest_link")
                        .query()
                        .listOfRows()
                        .toString())
                .doesNotContain(second);
    }

    /** The last one: time does not come back. */
    @Test
    @Order(Integer.MAX_VALUE)
    void staysNoLongerThanTheAppointment() {
        var link = link();
        var clock = app.bean(ShiftableClock.class);
        clock.advance(Duration.between(clock.instant(), held.end().minusSeconds(60)));
        var token = exchange(link);
        assertThat(token.json().get("expiresInSeconds").asLong()).isBetween(1L, 60L);
        var guest = http.as(token.get("accessToken"));
        assertThat(guest.get("/api/appointments/" + held.id()).status()).isEqualTo(200);
        app.passBy(held.end());
        assertThat(guest.get("/api/appointments/" + held.id()).status()).isEqualTo(401);
        assertThat(exchange(link).status()).isEqualTo(401);
    }
}
