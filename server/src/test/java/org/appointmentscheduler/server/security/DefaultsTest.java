package org.appointmentscheduler.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.appointmentscheduler.server.RunningApplication;
import org.appointmentscheduler.server.security.Http.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What holds for an application that nobody has configured. */
class DefaultsTest {

    private static final Pattern SCRIPT = Pattern.compile("<script([^>]*)>([^<]*)</script>");
    private static final Pattern SOURCE = Pattern.compile("src=\"\\./([^\"]+)\"");

    @TempDir
    static Path data;

    private static RunningApplication app;
    private static Http nobody;
    private static Http administrator;
    private static Http watcher;

    @BeforeAll
    static void begin() {
        var watched = freePort();
        app = RunningApplication.startWithWeb(Map.of(
                "scheduler.data-dir",
                data,
                "server.port",
                0,
                "scheduler.management.port",
                watched,
                "server.forward-headers-strategy",
                "native"));
        nobody = Http.of(app);
        administrator = nobody.as(app.administratorsBearer().substring("Bearer ".length()));
        watcher = new Http(watched, null);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void end() {
        app.close();
    }

    @Test
    void theDatabaseListensToNobody() throws Exception {
        assertThat(administrator.get("/h2-console").status()).isEqualTo(404);
        assertThat(administrator.get("/h2-console/").status()).isEqualTo(404);
        try (var connection = app.bean(DataSource.class).getConnection()) {
            assertThat(connection.getMetaData().getURL())
                    .startsWith("jdbc:h2:file:")
                    .doesNotContain("AUTO_SERVER");
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().matches("H2 (TCP|Console|PG).*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/env",
                "/configprops",
                "/heapdump",
                "/threaddump",
                "/beans",
                "/loggers",
                "/mappings",
                "/shutdown"
            })
    void whatTellsOfTheInsideIsNowhere(String endpoint) {
        assertThat(nobody.get("/actuator" + endpoint).status()).isEqualTo(401);
        if (!endpoint.isEmpty()) {
            assertThat(watcher.get("/actuator" + endpoint).status()).isEqualTo(404);
        }
    }

    @Test
    void whatItIsMadeOfIsToldToThoseWhoWatch() {
        assertThat(nobody.get("/actuator/sbom/application").status()).isEqualTo(401);
        assertThat(watcher.get("/actuator/prometheus").status()).isEqualTo(200);
        var bill = watcher.get("/actuator/sbom/application").json();
        assertThat(bill.get("bomFormat").stringValue()).isEqualTo("CycloneDX");
        assertThat(StreamSupport.stream(bill.get("components").spliterator(), false)
                        .map(component -> component.get("name").stringValue()))
                .contains("axon-eventsourcing", "h2", "bcprov-jdk18on", "command-side")
                .doesNotContain("xstream", "junit-jupiter");
        assertThat(watcher.as(administrator.token()).get("/api/appointments").status())
                .as("the API is elsewhere")
                .isEqualTo(403);
    }

    @Test
    void onlyThePageThatTriesTheApiRunsScriptsAndNoneOfThemInline() {
        var page = nobody.get("/swagger-ui/index.html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(policy(page)).contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'");
        assertThat(policy(page).replaceFirst("style-src [^;]+", "")).doesNotContain("unsafe");
        var html = page.response().body();
        assertThat(html).doesNotContain("javascript:").doesNotContainPattern(" on[a-z]+=");
        assertThat(SCRIPT.matcher(html).results()).hasSize(3).allSatisfy(script -> {
            assertThat(script.group(2)).isBlank();
            var file = SOURCE.matcher(script.group(1));
            assertThat(file.find()).as(script.group()).isTrue();
            assertThat(nobody.get("/swagger-ui/" + file.group(1)).status()).isEqualTo(200);
        });
        assertThat(policy(nobody.get("/api/appointments"))).doesNotContain("self", "unsafe");
    }

    private static String policy(Reply reply) {
        return reply.headers("Content-Security-Policy").getFirst();
    }

    @Test
    void whateverIsAnsweredTellsBrowsersToBeCareful() {
        var answers = List.of(
                nobody.get("/api/appointments"),
                nobody.get("/api/providers"),
                administrator.get("/api/providers"),
                administrator.get("/api/nothing"),
                administrator.get("/api/providers?x=1"),
                nobody.get("/api/clients/..;/x"),
                nobody.post("/api/clients", Map.of("firstName", "x".repeat(70_000))),
                nobody.post("/api/tokens", Map.of("email", "a@example.org", "password", "12345678")),
                nobody.post("/api/clients", Map.of("firstName", "A", "lastName", "B")),
                nobody.get("/v3/api-docs"),
                nobody.get("/.well-known/jwks.json"),
                nobody.get("/actuator/info"));
        assertThat(answers).extracting(Reply::status).contains(200, 201, 400, 401, 404, 413);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(policy(answer)).contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(answer.headers("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers("X-Frame-Options")).containsExactly("DENY");
            assertThat(answer.headers("Cache-Control").getFirst()).contains("no-store");
            assertThat(answer.headers("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(answer.headers("X-Robots-Tag")).containsExactly("noindex, nofollow");
            assertThat(answer.headers("X-Request-Id")).hasSize(1);
            for (var silent : List.of("Server", "X-Powered-By", "X-Application-Context", "Set-Cookie")) {
                assertThat(answer.headers(silent)).as(silent).isEmpty();
            }
        });
    }

    @Test
    void tlsIsToStayBehindAProxyThatEndsIt() {
        assertThat(nobody.get("/api/appointments").headers("Strict-Transport-Security"))
                .isEmpty();
        assertThat(Http.send(nobody.request("/api/appointments").header("X-Forwarded-Proto", "https"))
                        .headers("Strict-Transport-Security"))
                .singleElement()
                .asString()
                .contains("max-age=31536000");
    }

    @Test
    void noOtherSiteMayAsk() {
        for (var path : List.of("/api/appointments", "/api/tokens", "/api/clients", "/v3/api-docs")) {
            var reply = Http.send(nobody.request(path)
                    .method("OPTIONS", BodyPublishers.noBody())
                    .header("Origin", "https://elsewhere.example.org")
                    .header("Access-Control-Request-Method", "POST")
                    .header("Access-Control-Request-Headers", "authorization"));
            assertThat(reply.response().headers().map().keySet())
                    .as(path)
                    .noneMatch(name -> name.toLowerCase().startsWith("access-control-"));
        }
    }

    /** A link or an image can make a browser GET, but nothing else. */
    @Test
    void everyAddressSaysByWhichMethodsItIsAsked() {
        app.context().getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(mapped ->
                        !mapped.getValue().getBeanType().getSimpleName().equals("ProblemErrorController"))
                .forEach(mapped -> assertThat(
                                mapped.getKey().getMethodsCondition().getMethods())
                        .as(mapped.toString())
                        .hasSize(1));
    }

    @Test
    void nothingIsUploaded() {
        var reply = Http.send(administrator
                .request("/api/appointments/reserve")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(
                        "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n1"
                                + "\r\n--x--\r\n")));
        assertThat(reply.get("type")).isEqualTo("urn:problem:unsupported-media-type");
    }

    /** Nobody is sent to an address that a caller has chosen. */
    @Test
    void noRequestNamesAnAddressToGoTo() {
        var schemas = nobody.get("/v3/api-docs").json().at("/components/schemas");
        schemas.properties()
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .properties()
                        .forEach(member -> assertThat(member.getKey())
                                .as(schema.getKey())
                                .doesNotContainPattern("(?i)ur[il]|callback|webhook|redirect")));
    }
}
