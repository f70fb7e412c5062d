package org.appointmentscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.appointmentscheduler.server.RunningApplication;
import org.appointmentscheduler.server.ShiftableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** From the first start to machines that sign in by themselves. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignInTest {

    private static final String PASSWORD = "correct horse battery";

    @TempDir
    static Path data;

    private static RunningApplication app;
    private static Http http;

    @BeforeAll
    static void begin() throws IOException {
        try (var first = start()) {
            assertThat(first).isNotNull();
        }
        var token = Files.readString(data.resolve("setup-token"));
        app = start();
        http = Http.of(app);
        assertThat(data.resolve("setup-token")).as("after another start").hasContent(token);
    }

    private static RunningApplication start() {
        return RunningApplication.startWithWeb(Map.of("scheduler.data-dir", data, "server.port", 0));
    }

    @AfterAll
    static void end() {
        app.close();
    }

    @Test
    @Order(1)
    void theFirstAdministratorComesByTheTokenThatOnlyTheOwnerCanRead() throws IOException {
        var file = data.resolve("setup-token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var token = Files.readString(file);
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(app.database()
                        .sql("select token_hash from setup_token")
                        .query(String.class)
                        .list())
                .doesNotContain(token);

        assertThat(setUp("guessed").get("type")).isEqualTo("urn:problem:unauthenticated");
        var done = setUp(token);
        assertThat(done.status()).isEqualTo(201);
        assertThat(done.get("tokenType")).isEqualTo("Bearer");
        assertThat(done.json().get("expiresInSeconds").asInt()).isEqualTo(900);
        assertThat(http.as(done.get("accessToken")).get("/api/events").status()).isEqualTo(200);

        assertThat(setUp(token).status()).isEqualTo(409);
        assertThat(setUp("guessed").get("type")).isEqualTo("urn:problem:already-set-up");
        assertThat(file).doesNotExist();
    }

    private static Http.Reply setUp(String token) {
        return http.post("/api/setup", Map.of("setupToken", token, "email", "Admin@example.org", "password", PASSWORD));
    }

    private static Http.Reply signIn(String email, String password) {
        return http.post("/api/tokens", Map.of("email", email, "password", password));
    }

    private static String register(String email, String password) {
        return http.post(
                        "/api/clients", Map.of("firstName", "A", "lastName", "B", "email", email, "password", password))
                .get("id");
    }

    private static String someAddress() {
        return UUID.randomUUID() + "@example.org";
    }

    @Test
    @Order(2)
    void whoRegisteredWithAPasswordSignsInByIt() {
        var email = someAddress();
        var id = register(email, PASSWORD);
        var token = signIn(email.toUpperCase(), PASSWORD).get("accessToken");
        assertThat(http.as(token).get("/api/clients/" + id).status()).isEqualTo(200);
        assertThat(app.database()
                        .sql("select password_hash from account")
                        .query(String.class)
                        .list())
                .allMatch(hash -> hash.startsWith("$argon2id$"));
        assertThat(signIn("admin@example.org", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @Order(3)
    void nobodyLearnsWhichAddressesThereAre() {
        var known = someAddress();
        register(known, PASSWORD);
        var wrong = signIn(known, "not the password");
        var unknown = signIn(someAddress(), "not the password");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.response().body()).isEqualTo(unknown.response().body());
        // Registering again says nothing either, and takes nothing from the first.
        assertThat(register(known, "another password")).isNotEmpty();
        assertThat(signIn(known, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @Order(4)
    void whoFailsTooOftenHasToWait() {
        for (var email : List.of("admin@example.org", someAddress())) {
            for (var attempt = 0; attempt < 10; attempt++) {
                assertThat(signIn(email, "not the password").status()).isEqualTo(401);
            }
            var refused = signIn(email, PASSWORD);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(Integer.parseInt(refused.headers("Retry-After").getFirst()))
                    .isBetween(1, 900);
            assertThat(refused.get("type")).isEqualTo("urn:problem:too-many-requests");
        }
        app.bean(ShiftableClock.class).advance(Duration.ofMinutes(15));
        assertThat(signIn("admin@example.org", PASSWORD).status()).isEqualTo(200);
    }

    private static Http administrator() {
        return http.as(signIn("admin@example.org", PASSWORD).get("accessToken"));
    }

    private static Http.Reply newKey(Http owner, String... scopes) {
        return owner.post("/api/api-keys", Map.of("name", "a machine", "scopes", List.of(scopes)));
    }

    @Test
    @Order(5)
    void anApiKeyOpensWhatItWasMadeFor() {
        var made = newKey(administrator(), "read");
        var machine = http.as(made.get("key"));
        assertThat(machine.get("/api/providers").status()).isEqualTo(200);
        assertThat(machine.get("/api/events").status()).isEqualTo(403);
        assertThat(machine.post("/api/appointments/confirm", Map.of("appointmentId", "x", "clientId", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(newKey(machine, "read").status()).as("keys make no keys").isEqualTo(403);
        assertThat(newKey(administrator(), "keys").status()).isEqualTo(400);

        var token = http.post("/api/tokens", Map.of("apiKey", made.get("key"))).get("accessToken");
        assertThat(http.as(token).get("/api/providers").status()).isEqualTo(200);
        assertThat(http.as(token).get("/api/events").status()).isEqualTo(403);
        assertThat(http.post("/api/tokens", Map.of("apiKey", made.get("key") + "x"))
                        .status())
                .isEqualTo(401);
        assertThat(http.post("/api/tokens", Map.of()).json().get("errors").size())
                .isEqualTo(1);
    }

    @Test
    @Order(6)
    void aClientsKeyOpensNoMoreThanTheClientMay() {
        var email = someAddress();
        register(email, PASSWORD);
        var client = http.as(signIn(email, PASSWORD).get("accessToken"));
        assertThat(newKey(client, "admin").status()).isEqualTo(403);
        assertThat(newKey(client, "read").status()).isEqualTo(201);
    }

    @Test
    @Order(6)
    void nobodyHasMoreThanAHundredKeys() {
        var email = someAddress();
        register(email, PASSWORD);
        var client = http.as(signIn(email, PASSWORD).get("accessToken"));
        var first = newKey(client, "read").get("id");
        for (var key = 1; key < 100; key++) {
            assertThat(newKey(client, "read").status()).isEqualTo(201);
        }
        assertThat(newKey(client, "read").get("type")).isEqualTo("urn:problem:api-key-limit-reached");
        assertThat(client.get("/api/api-keys?limit=501").status()).isEqualTo(400);
        assertThat(client.get("/api/api-keys?limit=500").json().get("items").size())
                .isEqualTo(100);
        client.post("/api/api-keys/" + first + "/revoke");
        app.bean(ShiftableClock.class).advance(Duration.ofSeconds(1));
        assertThat(newKey(client, "read").status()).isEqualTo(201);
    }

    @Test
    @Order(7)
    void nothingOfAKeyIsKeptThatWouldOpenAnything() {
        var key = newKey(administrator(), "read").get("key");
        var secret = key.substring(key.lastIndexOf('_', key.length() - 30) + 1);
        assertThat(app.database()
                        .sql("select * from api_key")
                        .query()
                        .listOfRows()
                        .toString())
                .doesNotContain(secret)
                .doesNotContain(key);
        assertThat(administrator().get("/api/api-keys").response().body()).doesNotContain("\"key\"");
    }

    @Test
    @Order(8)
    void aKeyAndItsSuccessorAreGoodAtOnce() {
        var owner = administrator();
        var old = newKey(owner, "read");
        var successor = owner.post("/api/api-keys/" + old.get("id") + "/rotate");
        assertThat(successor.status()).isEqualTo(201);
        assertThat(http.as(old.get("key")).get("/api/providers").status()).isEqualTo(200);
        assertThat(http.as(successor.get("key")).get("/api/providers").status()).isEqualTo(200);
        app.bean(ShiftableClock.class).advance(Duration.ofHours(24));
        assertThat(http.as(old.get("key")).get("/api/providers").status()).isEqualTo(401);
        assertThat(http.as(successor.get("key")).get("/api/providers").status()).isEqualTo(200);
    }

    private static Http.Reply newKeyForAnHour(Http owner) {
        var end = app.bean(ShiftableClock.class)
                .instant()
                .plus(Duration.ofHours(1))
                .truncatedTo(ChronoUnit.SECONDS);
        return owner.post(
                "/api/api-keys", Map.of("name", "a machine", "scopes", List.of("read"), "expiresAt", end.toString()));
    }

    @Test
    @Order(14)
    void aSuccessorIsGoodForAsLongAsTheKeyWasMeantToBe() {
        var owner = administrator();
        var old = newKeyForAnHour(owner);
        var successor = owner.post("/api/api-keys/" + old.get("id") + "/rotate");
        assertThat(successor.status()).isEqualTo(201);
        assertThat(Duration.between(
                        Instant.parse(successor.get("createdAt")), Instant.parse(successor.get("expiresAt"))))
                .isEqualTo(Duration.between(Instant.parse(old.get("createdAt")), Instant.parse(old.get("expiresAt"))));
    }

    @Test
    @Order(15)
    void aKeyThatIsOverHasNoSuccessor() {
        var owner = administrator();
        var key = newKey(owner, "read");
        owner.post("/api/api-keys/" + key.get("id") + "/revoke");
        var refused = owner.post("/api/api-keys/" + key.get("id") + "/rotate");
        assertThat(refused.get("type")).isEqualTo("urn:problem:api-key-not-found");
    }

    @Test
    @Order(16)
    void aTokenIsGoodNoLongerThanTheKeyItWasGivenFor() {
        var key = newKeyForAnHour(administrator());
        app.bean(ShiftableClock.class).advance(Duration.ofMinutes(55));
        var token = http.post("/api/tokens", Map.of("apiKey", key.get("key")));
        assertThat(token.json().get("expiresInSeconds").asLong()).isBetween(1L, 300L);
        app.bean(ShiftableClock.class).advance(Duration.ofMinutes(6));
        assertThat(http.as(token.get("accessToken")).get("/api/providers").status())
                .isEqualTo(401);
    }

    /** Such as an operation that somebody forgets to list. */
    @Test
    @Order(17)
    void whatNobodyListedIsClosedToMachinesThatOnlyLook() {
        var machine = http.as(newKey(administrator(), "read").get("key"));
        assertThat(machine.get("/api/nothing").status()).isEqualTo(403);
        assertThat(administrator().get("/api/nothing").status()).isEqualTo(404);
    }

    @Test
    @Order(9)
    void aKeyThatIsTakenBackOpensNothing() {
        var owner = administrator();
        var key = newKey(owner, "read");
        assertThat(http.as(key.get("key")).get("/api/providers").status()).isEqualTo(200);
        assertThat(owner.post("/api/api-keys/" + key.get("id") + "/revoke").status())
                .isEqualTo(200);
        assertThat(http.as(key.get("key")).get("/api/providers").status()).isEqualTo(401);
    }

    @Test
    @Order(10)
    void theKeysOfTokensArePublished() {
        var keys = http.get("/.well-known/jwks.json").json().get("keys");
        assertThat(keys.size()).isPositive();
        assertThat(keys.get(0).get("alg").asString()).isEqualTo("ES256");
        assertThat(keys.get(0).has("d")).isFalse();
    }

    @Test
    @Order(11)
    void whoIsNotKnownIsToldHowToSignInAndNoMore() {
        for (var token : new String[] {null, "x", "appt_x", "a.b.c", "appt_0123456789abcdef_" + "x".repeat(43)}) {
            var refused = http.as(token).get("/api/providers");
            assertThat(refused.status()).as(token).isEqualTo(401);
            assertThat(refused.headers("WWW-Authenticate")).containsExactly("Bearer");
            assertThat(refused.get("type")).isEqualTo("urn:problem:unauthenticated");
            assertThat(refused.get("instance")).isEqualTo("/api/providers");
        }
    }

    @Test
    @Order(12)
    void whatNobodyListedIsOpenToNobody() {
        for (var path : List.of(
                "/nothing", "/api/nothing", "/h2-console", "/actuator", "/actuator/prometheus", "/actuator/env")) {
            assertThat(http.get(path).status()).as(path).isEqualTo(401);
        }
        for (var path : List.of("/actuator", "/actuator/prometheus", "/actuator/env", "/actuator/heapdump")) {
            assertThat(administrator().get(path).status()).as(path).isEqualTo(401);
        }
        assertThat(http.get("/actuator/health").status()).isEqualTo(200);
        assertThat(http.as("no good").get("/actuator/health/liveness").status())
                .as("whoever watches needs no database")
                .isEqualTo(200);
        assertThat(http.get("/actuator/info").status()).isEqualTo(200);
    }

    @Test
    @Order(18)
    void aPasswordIsNotAmongTheFirstThatSomebodyWouldTry() {
        for (var password : List.of("password123", "Lovelace1", "secretsecret")) {
            var registration = Map.of(
                    "firstName", "Ada", "lastName", "Lovelace", "email", "ada@example.org", "password", password);
            assertRefused(http.post("/api/clients", registration));
            var provider = new HashMap<>(registration);
            provider.put("timeZone", "UTC");
            assertRefused(http.post("/api/providers", provider));
            assertRefused(http.post(
                    "/api/setup", Map.of("setupToken", "x", "email", "lovelace@example.org", "password", password)));
        }
    }

    private static void assertRefused(Http.Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/errors/0/pointer").stringValue()).isEqualTo("/password");
    }
}
