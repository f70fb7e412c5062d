package org.appointmentscheduler.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.access.CallersKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class RequestHeadTest {

    private static final String TYPE = "malformed-request";
    private static final String RANGE = "{\"start\": \"2026-12-01T09:15:00Z\", \"end\": \"2026-12-01T09:30:00Z\"}";

    @LocalServerPort
    private int port;

    @SuppressWarnings("NullAway.Init")
    private Caller caller;

    @BeforeEach
    void call() {
        caller = new Caller(port);
    }

    @Test
    void readsTimesAndDurations() {
        var reply =
                caller.get("/echo?from=2026-12-01T10:15:00%2B01:00&to=2026-12-01T09:30:00Z&duration=PT45M&limit=500");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("from").stringValue()).isEqualTo("2026-12-01T09:15:00Z");
        assertThat(reply.json().get("duration").stringValue()).isEqualTo("PT45M");
    }

    @Test
    void tellsEveryFaultAtOnce() {
        var reply = caller.get(
                "/echo?to=2026-12-01&duration=45&status=held&status=held&limit=x&after=a%00&x=1&X=2&after=b");
        assertThat(reply.isProblem(400, TYPE).pointers())
                .containsExactlyInAnyOrder("/from", "/to", "/duration", "/status", "/limit", "/after", "/x", "/X");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=x",
                "limit=1.5",
                "limit=99999999999",
                "limit=",
                "limit=1&limit=1",
                "limit=0x10",
                "duration=PT99999999H",
                "after=%00",
                "after=0123456789",
                "status=HELD",
                "status=held%20",
                "from=2026-12-01T09:15:00Z"
            })
    void pointsAtAFaultyParameter(String query) {
        var reply = caller.get("/echo?from=2026-12-01T09:15:00Z&" + query);
        assertThat(reply.isProblem(400, TYPE).pointers()).containsExactly("/" + query.split("=", 2)[0]);
    }

    @Test
    void explainsAnUnencodedPlus() {
        assertThat(caller.get("/echo?from=2026-12-01T10:15:00+01:00")
                        .isProblem(400, TYPE)
                        .response()
                        .body())
                .contains("%2B");
    }

    @Test
    void limitsBodiesTo64Kilobytes() {
        var padding = " ".repeat(64 * 1024 - RANGE.length());
        assertThat(caller.post("/echo/answer", RANGE + padding).status()).isEqualTo(200);
        caller.post("/echo/answer", RANGE + padding + " ").isProblem(413, "body-too-large");
        caller.post("/echo/answer", "x".repeat(1_500_000)).isProblem(413, "body-too-large");
        caller.post("/nowhere", "x".repeat(70_000)).isProblem(413, "body-too-large");
    }

    @Test
    void limitsBodiesOfUnknownLengthToo() {
        var body = (RANGE + " ".repeat(64 * 1024)).getBytes(StandardCharsets.UTF_8);
        caller.post("/echo/answer", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .isProblem(413, "body-too-large");
    }

    @Test
    void tenThousandRangesAreTooLarge() {
        var ranges = (RANGE + ",").repeat(9_999) + RANGE;
        caller.post("/echo", "{\"name\": \"x\", \"ranges\": [" + ranges + "]}").isProblem(413, "body-too-large");
    }

    @Test
    void tellsTheCommandSideAboutTheRequest() {
        var reply = caller.post(
                "/echo/meta-data", RANGE, "Idempotency-Key", "a key", "If-Match", "\"7\"", "X-Request-Id", "r-1");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("X-Request-Id")).isEqualTo("r-1");
        var known = reply.json();
        assertThat(known.get("idempotencyKey").stringValue()).isEqualTo(CallersKey.of(Actor.NOBODY, "a key"));
        assertThat(known.get("expectedVersion").longValue()).isEqualTo(7);
        assertThat(known.get("requestId").stringValue()).isEqualTo("r-1");
        assertThat(known.get("actor").stringValue()).isEqualTo("anonymous");
        assertThat(known.get("fingerprint").stringValue()).matches("[0-9a-f]{64}");
    }

    @Test
    void tellsRequestsApartByTheirBodies() {
        assertThat(fingerprint(RANGE, "k"))
                .isEqualTo(fingerprint(RANGE, "k"))
                .isNotEqualTo(fingerprint(RANGE + " ", "k"));
    }

    /** Or what is kept of a registration would be good for guessing its password. */
    @Test
    void cannotBeRecalculatedWithoutTheKey() {
        assertThat(fingerprint(RANGE, "k")).isNotEqualTo(fingerprint(RANGE, "l"));
    }

    private String fingerprint(String body, String key) {
        return caller.post("/echo/meta-data", body, "Idempotency-Key", key)
                .json()
                .get("fingerprint")
                .stringValue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'\"0\"', 0",
                "'\"12\"', 12",
                "'W/\"7\"', -1",
                "7, -1",
                "'\"007\"', -1",
                "'\"x\"', -1",
                "'\"99999999999999999999\"', -1",
                "'\"1\", \"2\"', -1",
                "'\"\"', -1"
            })
    void expectsTheVersionOfIfMatch(String ifMatch, long version) {
        var known = caller.post("/echo/meta-data", RANGE, "If-Match", ifMatch).json();
        assertThat(known.get("expectedVersion").longValue()).isEqualTo(version);
    }

    @Test
    void expectsNothingOfAStar() {
        assertThat(caller.post("/echo/meta-data", RANGE, "If-Match", "*").json().has("expectedVersion"))
                .isFalse();
        assertThat(caller.post("/echo/meta-data", RANGE).json().propertyNames())
                .containsExactlyInAnyOrder("actor", "requestId");
    }

    @Test
    void refusesUnusableIdempotencyKeys() {
        var key = "Idempotency-Key";
        for (var unusable : new String[] {"", "k".repeat(256), "a\tb"}) {
            assertThat(caller.post("/echo/meta-data", RANGE, key, unusable)
                            .isProblem(400, TYPE)
                            .pointers())
                    .containsExactly("/Idempotency-Key");
        }
        assertThat(caller.post("/echo/meta-data", RANGE, key, "a", key, "b")
                        .isProblem(400, TYPE)
                        .pointers())
                .containsExactly("/Idempotency-Key");
        assertThat(caller.post("/echo/meta-data", RANGE, key, "k".repeat(255)).status())
                .isEqualTo(201);
    }

    @Test
    void replacesUnusableRequestIds() {
        assertThat(caller.get("/nowhere", "X-Request-Id", "x".repeat(65)).header("X-Request-Id"))
                .hasSize(36);
        assertThat(caller.get("/nowhere", "X-Request-Id", "a b").header("X-Request-Id"))
                .hasSize(36);
        assertThat(caller.get("/nowhere").header("X-Request-Id")).hasSize(36);
    }

    @Test
    void answersACommandWithItsStateAndHeaders() {
        var reply = caller.post("/echo/answer", RANGE);
        assertThat(reply.json().propertyNames()).containsExactly("start", "end");
        assertThat(reply.header("ETag")).isEqualTo("\"7\"");
        assertThat(reply.header("Consistency-Token")).isEqualTo("stream/2026-12-01@7");
        assertThat(reply.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void answersACreationWithItsPlace() {
        var reply = caller.post("/echo/created", RANGE);
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo("/echo/1");
        assertThat(reply.header("ETag")).isEqualTo("\"0\"");
        assertThat(reply.header("Idempotency-Replayed")).isEmpty();
        assertThat(reply.json().propertyNames()).containsExactly("start", "end");
    }
}
