package org.appointmentscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.appointmentscheduler.server.RunningApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses and heads that one part of a server may read otherwise than another: here they mean nothing. */
class PathTricksTest {

    @TempDir
    static Path data;

    private static RunningApplication app;
    private static Http http;
    private static long events;

    @BeforeAll
    static void begin() {
        app = RunningApplication.startWithWeb(Map.of("scheduler.data-dir", data, "server.port", 0));
        http = Http.of(app);
        app.bookings().hold();
        events = events();
    }

    @AfterAll
    static void end() {
        app.close();
    }

    private static long events() {
        return app.database()
                .sql("select count(*) from domain_event_entry")
                .query(Long.class)
                .single();
    }

    /** Each leads to what only administrators may read, if anything on the way reads it generously. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/events",
                "/api//events",
                "/api/./events",
                "/api/appointments/../events",
                "/api/appointments/..;/events",
                "/api/appointments/..;x=y/events",
                "/api/appointments/%2e%2e/events",
                "/api/appointments/%252e%252e/events",
                "/api/appointments/.%2e/events",
                "/api/appointments/..%2fevents",
                "/api/appointments%2f..%2fevents",
                "/api/appointments/..%5cevents",
                "/api/appointments\\..\\events",
                "/swagger-ui/../api/events",
                "/swagger-ui/%2e%2e/api/events",
                "/v3/api-docs/..;/../api/events",
                "/actuator/health/../../api/events",
                "/api;x=y/events",
                "/api/events;x=y",
                "/api/events;.css",
                "/api/events/",
                "/api/events.json",
                "/api/events%00",
                "/api/events%20",
                "/api/events%0a",
                "/api/events%3f",
                "/api/events%23",
                "/api/%65vents",
                "/API/events",
                "/api/EVENTS",
                "/api/\u0435vents",
                "/api/%c0%ae%c0%ae/events",
                "/./api/events",
                "/%2fapi/events",
                "http://127.0.0.1/api/events",
                "http://elsewhere.example.org/api/events"
            })
    void leadNobodyToWhatIsClosed(String path) {
        var answer = raw("GET " + path + " HTTP/1.1");
        assertThat(answer).matches("(?s)HTTP/1.1 40[0134] .*");
        assertThat(answer).contains("application/problem+json").doesNotContain("\"items\"", "Exception", "Tomcat");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-HTTP-Method-Override: POST",
                "X-HTTP-Method: POST",
                "X-Method-Override: POST",
                "X-Original-URL: /api/setup",
                "X-Rewrite-URL: /api/setup",
                "X-Forwarded-Prefix: /api/setup",
                "X-Forwarded-User: admin",
                "X-Remote-User: admin"
            })
    void noHeaderChangesWhatIsAskedOrWhoAsks(String header) {
        assertThat(raw("GET /api/events HTTP/1.1\r\n" + header)).startsWith("HTTP/1.1 401");
        assertThat(raw("GET /api/appointments HTTP/1.1\r\n" + header)).startsWith("HTTP/1.1 200");
        assertThat(raw("GET /api/appointments?_method=POST HTTP/1.1\r\n" + header))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void whoSendsTwoCredentialsIsNobody() {
        var good = "Authorization: " + app.administratorsBearer();
        assertThat(raw("GET /api/events HTTP/1.1\r\n" + good)).startsWith("HTTP/1.1 200");
        for (var other :
                new String[] {good, "Authorization: Bearer x", "Authorization: Basic eDp5", "authorization:"}) {
            assertThat(raw("GET /api/events HTTP/1.1\r\n" + good + "\r\n" + other))
                    .startsWith("HTTP/1.1 401");
            assertThat(raw("GET /api/events HTTP/1.1\r\n" + other + "\r\n" + good))
                    .startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void aCredentialIsNowhereButInItsHeader() {
        var token = app.administratorsBearer().substring("Bearer ".length());
        assertThat(raw("GET /api/events?access_token=" + token + " HTTP/1.1")).startsWith("HTTP/1.1 401");
        assertThat(raw("GET /api/events HTTP/1.1\r\nCookie: access_token=" + token))
                .startsWith("HTTP/1.1 401");
        var form = "access_token=" + token;
        assertThat(raw(
                        "POST /api/api-keys HTTP/1.1\r\n"
                                + "Content-Type: application/x-www-form-urlencoded\r\n"
                                + "Content-Length: "
                                + form.length(),
                        form))
                .startsWith("HTTP/1.1 401");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/clients HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked",
                "POST /api/clients HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6",
                "POST /api/clients HTTP/1.1\r\nTransfer-Encoding: chunked, identity",
                "POST /api/clients HTTP/1.1\r\nTransfer-Encoding : chunked",
                "POST /api/clients HTTP/1.1\r\nContent-Length: -1",
                "POST /api/clients HTTP/1.1\r\nContent-Length: 99999999999999999999"
            })
    void bodiesWhoseEndIsInDoubtAreRefused(String head) {
        assertThat(raw(head + "\r\nContent-Type: application/json"))
                .matches("(?s)HTTP/1.1 [45]\\d\\d .*")
                .doesNotStartWith("HTTP/1.1 500");
    }

    @Test
    void nothingIsTooLargeToBeRefused() {
        assertRefused(raw("GET /api/appointments HTTP/1.1\r\nX-Large: " + "x".repeat(100_000)));
        assertRefused(raw("GET /api/appointments HTTP/1.1" + "\r\nX-Many: x".repeat(5_000)));
        assertRefused(raw("GET /api/appointments?" + "x=1&".repeat(1_500) + " HTTP/1.1"));
        assertRefused(raw("GET /api/appointments?" + "x".repeat(100_000) + " HTTP/1.1"));
        assertRefused(raw("GET /api/" + "x".repeat(100_000) + " HTTP/1.1"));
        assertRefused(raw("GET /api/events HTTP/1.1\r\nAuthorization: Bearer " + "x".repeat(8_000)));
    }

    private static void assertRefused(String answer) {
        assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*");
        assertThat(answer).contains("\"type\":\"urn:problem:").doesNotContain("Exception", "Tomcat");
    }

    @Test
    void nothingWasChangedByAnyOfThem() {
        assertThat(events()).isEqualTo(events);
    }

    private static String raw(String head) {
        return raw(head, "");
    }

    private static String raw(String head, String body) {
        try (var socket = new Socket("127.0.0.1", http.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write((head + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n" + body)
                            .getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
