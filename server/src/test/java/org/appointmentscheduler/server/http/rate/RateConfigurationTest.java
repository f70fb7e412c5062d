package org.appointmentscheduler.server.http.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.server.RunningApplication;
import org.appointmentscheduler.server.ShiftableClock;
import org.appointmentscheduler.server.security.Http;
import org.appointmentscheduler.server.security.Scope;
import org.appointmentscheduler.server.security.tokens.Tokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which requests are counted together, and what those are told that are too many. */
class RateConfigurationTest {

    private static final Map<String, Object> NOBODY_KNOWN = Map.of("email", "a@example.org", "password", "not the one");

    @TempDir
    static Path data;

    private static RunningApplication app;
    private static Http http;

    @BeforeAll
    static void start() {
        var settings = new HashMap<String, Object>(Map.of("scheduler.data-dir", data, "server.port", 0));
        settings.putAll(Map.ofEntries(
                entry("scheduler.rate-limit.entries-per-network", 2),
                entry("scheduler.rate-limit.reservations-per-caller", 1),
                entry("scheduler.rate-limit.commands-per-caller", 2),
                entry("scheduler.rate-limit.commands-per-network", 5),
                entry("scheduler.rate-limit.reads-per-caller", 3),
                entry("scheduler.rate-limit.reads-per-network", 6)));
        app = RunningApplication.startWithWeb(settings);
        http = Http.of(app);
    }

    @AfterAll
    static void end() {
        app.close();
    }

    @BeforeEach
    void everybodyMayAskAgain() {
        pass(Duration.ofMinutes(1));
    }

    private static void pass(Duration duration) {
        app.bean(ShiftableClock.class).advance(duration);
    }

    private static Http as(String id) {
        var token = app.bean(Tokens.class).issue(new Actor.Administrator(id), EnumSet.allOf(Scope.class));
        return http.as(token.accessToken());
    }

    private static Http.Reply signIn() {
        return http.post("/api/tokens", NOBODY_KNOWN);
    }

    @Test
    void limitsHowOftenANetworkRegistersAndSignsIn() {
        assertThat(signIn().status()).isEqualTo(401);
        assertThat(http.post("/api/clients", Map.of()).status()).isEqualTo(400);
        var refused = http.post("/api/providers", Map.of("firstName", "A", "lastName", "B", "timeZone", "UTC"));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers("Content-Type")).containsExactly("application/problem+json");
        assertThat(refused.get("type")).isEqualTo("urn:problem:too-many-requests");
        assertThat(refused.get("instance")).isEqualTo("/api/providers");
        assertThat(Integer.parseInt(refused.headers("Retry-After").getFirst())).isBetween(1, 30);
        assertThat(app.bean(MeterRegistry.class)
                        .get("scheduler.requests.limited")
                        .tag("limit", "network-entries")
                        .functionCounter()
                        .count())
                .isPositive();
        assertThat(refused.headers("RateLimit-Policy")).containsExactly("\"network-entries\";q=2;w=60");
        assertThat(refused.headers("RateLimit").getFirst()).startsWith("\"network-entries\";r=0;t=");
        assertThat(refused.headers("X-Request-Id")).hasSize(1);
        pass(Duration.ofSeconds(30));
        assertThat(signIn().status()).isEqualTo(401);
    }

    @Test
    void countsNoRegistrationByOneWhoIsSignedInAsAnEntry() {
        signIn();
        signIn();
        var person = Map.of("firstName", "A", "lastName", "B");
        assertThat(as("1").post("/api/clients", person).status()).isEqualTo(201);
        assertThat(http.as("nonsense").post("/api/clients", person).status()).isEqualTo(401);
    }

    @Test
    void believesNobodyWhoSaysThatItComesFromElsewhere() {
        signIn();
        signIn();
        var forwarded = http.request("/api/tokens")
                .header("X-Forwarded-For", "198.51.100.1")
                .header("Forwarded", "for=198.51.100.1")
                .POST(java.net.http.HttpRequest.BodyPublishers.noBody());
        assertThat(Http.send(forwarded).status()).isEqualTo(429);
    }

    @Test
    void limitsWhatOneCallerReads() {
        var one = as("1");
        for (var read = 0; read < 3; read++) {
            assertThat(one.get("/api/providers").status()).isEqualTo(200);
        }
        var refused = one.get("/api/providers");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers("RateLimit-Policy"))
                .containsExactly("\"network-reads\";q=6;w=60", "\"caller-reads\";q=3;w=60");
        assertThat(as("2").get("/api/providers").status()).isEqualTo(200);
    }

    @Test
    void limitsReservationsMoreThanOtherCommands() {
        var one = as("1");
        assertThat(one.post("/api/appointments/reserve", Map.of()).status()).isEqualTo(400);
        assertThat(one.post("/api/appointments/reserve", Map.of()).status()).isEqualTo(429);
        assertThat(one.post("/api/appointments/confirm", Map.of()).status()).isEqualTo(400);
        assertThat(one.post("/api/appointments/confirm", Map.of()).status()).isEqualTo(400);
        assertThat(one.post("/api/appointments/confirm", Map.of()).status()).isEqualTo(429);
    }

    @Test
    void limitsANetworkBeforeAnyCredentialIsLookedAt() {
        for (var command = 0; command < 5; command++) {
            assertThat(http.as("nonsense").post("/api/appointments/confirm").status())
                    .isEqualTo(401);
        }
        assertThat(http.as("nonsense").post("/api/appointments/confirm").status())
                .isEqualTo(429);
        for (var read = 0; read < 6; read++) {
            assertThat(http.get("/api/appointments").status()).isEqualTo(200);
        }
        assertThat(http.get("/api/appointments").status()).isEqualTo(429);
    }

    @Test
    void countsNothingThatOperatorsAsk() {
        for (var look = 0; look < 10; look++) {
            assertThat(http.get("/actuator/health/liveness").headers("RateLimit"))
                    .isEmpty();
        }
        assertThat(http.get("/api/appointments").status()).isEqualTo(200);
    }

    @Test
    void canBeSwitchedOff(@TempDir Path other) {
        try (var unlimited = RunningApplication.startWithWeb(Map.of(
                "scheduler.data-dir",
                other,
                "server.port",
                0,
                "scheduler.rate-limit.enabled",
                false,
                "scheduler.rate-limit.reads-per-network",
                1))) {
            for (var read = 0; read < 3; read++) {
                var answer = Http.of(unlimited).get("/api/appointments");
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.headers("RateLimit")).isEmpty();
            }
        }
    }
}
