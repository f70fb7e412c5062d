package org.appointmentscheduler.server.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.appointment.AppointmentState;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.server.Bookings;
import org.appointmentscheduler.server.RunningApplication;
import org.appointmentscheduler.server.ShiftableClock;
import org.appointmentscheduler.server.security.Http;
import org.appointmentscheduler.server.security.Http.Reply;
import org.appointmentscheduler.server.security.Scope;
import org.appointmentscheduler.server.security.tokens.Tokens;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class PastMomentsTest {

    @TempDir
    static Path data;

    private static final Clock RECORDING = GenericEventMessage.clock;
    private static RunningApplication app;
    private static ShiftableClock clock;
    private static AppointmentState confirmed;

    @BeforeAll
    static void anAppointmentThatWasHeldAndConfirmed() {
        app = RunningApplication.startWithWeb(
                Map.of("scheduler.data-dir", data, "server.port", 0, "scheduler.deadlines.enabled", false));
        clock = app.bean(ShiftableClock.class);
        clock.stop();
        GenericEventMessage.clock = clock;
        var bookings = app.bookings();
        var provider = bookings.provider();
        var client = bookings.client();
        bookings.publish(provider, new TimeRange(TimeRange.startOf(Bookings.MONDAY, 0), Duration.ofHours(4)));
        clock.advance(Duration.ofSeconds(5));
        var held = bookings.reserve(client, provider, bookings.quarterHour(0));
        clock.advance(Duration.ofSeconds(5));
        confirmed = bookings.confirm(held);
    }

    @AfterAll
    static void end() {
        GenericEventMessage.clock = RECORDING;
        app.close();
    }

    private static List<String> operations() {
        var paths = new ArrayList<String>();
        Http.of(app).get("/v3/api-docs").json().get("paths").properties().forEach(path -> {
            var parameters = path.getValue().at("/get/parameters");
            if (StreamSupport.stream(parameters.spliterator(), false)
                    .anyMatch(parameter -> parameter.path("name").asString("").equals("asOf"))) {
                paths.add(path.getKey());
            }
        });
        return paths;
    }

    @Test
    void canBeAskedAboutByEveryReadOfTheContract() {
        assertThat(operations())
                .containsExactlyInAnyOrder(
                        "/api/appointments",
                        "/api/appointments/{id}",
                        "/api/appointments/{id}/history",
                        "/api/clients/{id}/appointments",
                        "/api/providers/{id}/appointments",
                        "/api/providers/{id}/availability",
                        "/api/slots/explain");
    }

    @TestFactory
    Stream<DynamicTest> areRefusedWhenNothingCanBeKnownOfThem() {
        return operations().stream()
                .flatMap(operation -> Stream.of(
                                "2000-01-01T00:00:00Z",
                                now().plusSeconds(1).toString(),
                                "yesterday",
                                "2026-03-02T09:00:00")
                        .map(moment -> dynamicTest(operation + " " + moment, () -> {
                            var reply = ask(path(operation), moment);
                            assertThat(reply.status()).isEqualTo(400);
                            assertThat(reply.json().get("errors").size()).isEqualTo(1);
                            assertThat(reply.json().at("/errors/0/pointer").asString())
                                    .isEqualTo("/asOf");
                        })));
    }

    @TestFactory
    Stream<DynamicTest> canBeAskedAboutUpToNow() {
        return operations().stream()
                .map(operation -> dynamicTest(
                        operation,
                        () -> assertThat(ask(path(operation), now().toString()).status())
                                .isEqualTo(200)));
    }

    /** Whoever reads in a history when something was recorded can ask how things were then. */
    @Test
    void areTheSecondsThatAreShown() {
        var history = read("/api/appointments/" + confirmed.id() + "/history", RunningApplication.ADMINISTRATOR)
                .json()
                .get("items");
        var held = history.at("/0/recordedAt").asString();
        assertThat(statusAsOf(held)).isEqualTo("held");
        assertThat(statusAsOf(history.at("/1/recordedAt").asString())).isEqualTo("confirmed");
        assertThat(ask(
                                "/api/appointments/" + confirmed.id(),
                                Instant.parse(held).minusSeconds(1).toString())
                        .get("type"))
                .isEqualTo("urn:problem:appointment-not-found");
    }

    private static String statusAsOf(String moment) {
        return ask("/api/appointments/" + confirmed.id(), moment).get("status");
    }

    @Test
    void openNothingToOthers() {
        var stranger = new Actor.Client(app.bookings().client());
        var path = "/api/appointments/" + confirmed.id();
        assertThat(read(path + "?asOf=" + now(), stranger).status()).isEqualTo(404);
        assertThat(read(path + "/history?asOf=" + now(), stranger).status()).isEqualTo(404);
    }

    private static String path(String operation) {
        var id = operation.contains("clients")
                ? confirmed.clientId()
                : operation.contains("providers") ? confirmed.providerId() : confirmed.id();
        var path = operation.replace("{id}", id.toString());
        return operation.endsWith("explain")
                ? path + "?providerId=" + confirmed.providerId() + "&start=" + confirmed.start()
                : path;
    }

    private static Reply ask(String path, String moment) {
        return read(path + (path.contains("?") ? "&" : "?") + "asOf=" + moment, RunningApplication.ADMINISTRATOR);
    }

    private static Reply read(String path, Actor actor) {
        var token = app.bean(Tokens.class).issue(actor, EnumSet.of(Scope.READ)).accessToken();
        return Http.send(Http.of(app).as(token).request(path).header("Consistency-Token", confirmed.id() + "@1"));
    }

    private static Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
