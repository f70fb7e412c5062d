package org.appointmentscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.client.EraseClient;
import org.appointmentscheduler.command.messaging.Commands;
import org.appointmentscheduler.server.RunningApplication;
import org.appointmentscheduler.server.ShiftableClock;
import org.appointmentscheduler.server.security.Http.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser can do in somebody's name, and what another site can make it do. */
class SessionTest {

    private static final String PASSWORD = "correct horse battery";

    @TempDir
    static Path data;

    private static RunningApplication app;
    private static Http http;

    private final String email = UUID.randomUUID() + "@example.org";
    private final String client = http.post(
                    "/api/clients", Map.of("firstName", "Grace", "lastName", "H", "email", email, "password", PASSWORD))
            .get("id");

    @BeforeAll
    static void begin() {
        app = RunningApplication.startWithWeb(Map.of("scheduler.data-dir", data, "server.port", 0));
        http = Http.of(app);
    }

    @AfterAll
    static void end() {
        app.close();
    }

    private record Browser(String cookie, String forgeryToken) {

        Reply get(String path) {
            return Http.send(http.request(path).header("Cookie", cookie));
        }

        Reply post(String path, String... headers) {
            var request = http.request(path)
                    .header("Cookie", cookie)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"name\": \"x\", \"scopes\": [\"read\"]}"));
            return Http.send(headers.length == 0 ? request : request.headers(headers));
        }

        Reply postFromOurPage(String path) {
            return post(path, "X-CSRF-Token", forgeryToken);
        }
    }

    private Browser signIn() {
        var reply = http.post("/api/sessions", Map.of("email", email, "password", PASSWORD));
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.get("actor")).isEqualTo("client:" + client);
        return new Browser(cookie(reply).split(";")[0], reply.get("csrfToken"));
    }

    private static String cookie(Reply reply) {
        assertThat(reply.headers("Set-Cookie")).hasSize(1);
        return reply.headers("Set-Cookie").getFirst();
    }

    @Test
    void theCookieIsOutOfReach() {
        var reply = http.post("/api/sessions", Map.of("email", email, "password", PASSWORD));
        assertThat(List.of(cookie(reply).split("; ")))
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                .noneMatch(part -> part.startsWith("Domain"));
        var secret = cookie(reply).split("[=;]")[1];
        assertThat(secret).matches("[A-Za-z0-9_-]{43}");
        assertThat(cookie(reply)).startsWith("__Host-session=");
        assertThat(reply.response().body()).doesNotContain(secret);
        assertThat(app.database()
                        .sql("select secret_hash from session")
                        .query(String.class)
                        .list())
                .doesNotContain(secret, reply.get("csrfToken"));
        assertThat(reply.headers("Cache-Control").toString()).contains("no-store");
    }

    @Test
    void itActsForWhoeverSignedIn() {
        var browser = signIn();
        assertThat(browser.get("/api/clients/" + client).get("firstName")).isEqualTo("Grace");
        assertThat(browser.get("/api/sessions/current").get("csrfToken")).isEqualTo(browser.forgeryToken());
        assertThat(browser.postFromOurPage("/api/api-keys").status()).isEqualTo(201);
        assertThat(browser.get("/api/admin/projections").status()).isEqualTo(403);
    }

    @Test
    void anotherSiteCanChangeNothing() {
        var browser = signIn();
        var forged = browser.post("/api/api-keys");
        assertThat(forged.get("type")).isEqualTo("urn:problem:forbidden");
        assertThat(forged.get("detail")).contains("X-CSRF-Token");
        assertThat(browser.post("/api/api-keys", "X-CSRF-Token", "guessed").status())
                .isEqualTo(403);
        assertThat(browser.post("/api/api-keys", "X-CSRF-Token", signIn().forgeryToken())
                        .status())
                .as("with the token of another session")
                .isEqualTo(403);
        assertThat(browser.post("/api/sessions/current/end").status()).isEqualTo(403);
        assertThat(browser.get("/api/sessions/current").status()).isEqualTo(200);
    }

    @Test
    void itCountsForNothingBesideACredential() {
        var browser = signIn();
        var both = http.as("no good").request("/api/clients/" + client).header("Cookie", browser.cookie());
        assertThat(Http.send(both).status()).isEqualTo(401);
    }

    @Test
    void nobodyChoosesTheSessionOfAnother() {
        var planted = "__Host-session=" + "x".repeat(43);
        var mine = signIn();
        var two = new Browser(planted + "; " + mine.cookie(), mine.forgeryToken());
        assertThat(two.get("/api/sessions/current").status()).isEqualTo(401);
        assertThat(new Browser(planted, "").get("/api/clients/" + client).status())
                .isEqualTo(401);
        assertThat(signIn().cookie()).isNotEqualTo(mine.cookie());
    }

    @Test
    void itEndsWhenItsOwnerSaysSo() {
        var browser = signIn();
        var reply = browser.postFromOurPage("/api/sessions/current/end");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(cookie(reply)).startsWith("__Host-session=;").contains("Max-Age=0");
        assertThat(browser.get("/api/clients/" + client).status()).isEqualTo(401);
        assertThat(browser.postFromOurPage("/api/sessions/current/end").status())
                .isEqualTo(401);
    }

    @Test
    void itEndsHalfAnHourAfterItsLastRequestAndTwelveHoursAfterItBegan() {
        var clock = app.bean(ShiftableClock.class);
        var browser = signIn();
        for (var minutes = 0; minutes < 12 * 60 - 29; minutes += 29) {
            assertThat(browser.get("/api/sessions/current").status())
                    .as("after %d minutes", minutes)
                    .isEqualTo(200);
            clock.advance(Duration.ofMinutes(29));
        }
        assertThat(browser.get("/api/sessions/current").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(29));
        assertThat(browser.get("/api/sessions/current").status()).isEqualTo(401);

        var idle = signIn();
        clock.advance(Duration.ofMinutes(30));
        assertThat(idle.get("/api/sessions/current").status()).isEqualTo(401);
        signIn();
        assertThat(app.database()
                        .sql("select count(*) from session")
                        .query(Integer.class)
                        .single())
                .as("what is over is not kept")
                .isEqualTo(1);
    }

    @Test
    void itEndsWithWhatIsKnownOfAClient() {
        var browser = signIn();
        app.bean(Commands.class).send(new EraseClient(ClientId.parse(client)), RunningApplication.ADMINISTRATOR);
        assertThat(browser.get("/api/sessions/current").status()).isEqualTo(401);
        assertThat(app.database()
                        .sql("select count(*) from session where actor = 'client:" + client + "'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void saysNothingOfWhoThereIs() {
        var wrong = http.post("/api/sessions", Map.of("email", email, "password", "wrong password"));
        var nobody = http.post("/api/sessions", Map.of("email", "n" + email, "password", "wrong password"));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.headers("Set-Cookie")).isEmpty();
        assertThat(wrong.get("detail")).isEqualTo(nobody.get("detail"));
    }
}
