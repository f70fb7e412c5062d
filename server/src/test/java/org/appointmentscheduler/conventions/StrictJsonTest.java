package org.appointmentscheduler.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class StrictJsonTest {

    private static final String TYPE = "malformed-request";
    private static final String VALID = "\"name\": \"Zoë Ørsted 🙂\", \"start\": \"2026-12-01T10:15:00.999+01:00\"";

    @LocalServerPort
    private int port;

    @SuppressWarnings("NullAway.Init")
    private Caller caller;

    @BeforeEach
    void call() {
        caller = new Caller(port);
    }

    @Test
    void writesTimesToTheSecondInUtcAndDurationsAsSuch() {
        var reply = caller.post("/echo", "{" + VALID + ", \"duration\": \"PT45M\", \"status\": \"noShow\"}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("name").stringValue()).isEqualTo("Zoë Ørsted 🙂");
        assertThat(reply.json().get("start").stringValue()).isEqualTo("2026-12-01T09:15:00Z");
        assertThat(reply.json().get("duration").stringValue()).isEqualTo("PT45M");
        assertThat(reply.json().get("status").stringValue()).isEqualTo("noShow");
    }

    @Test
    void tellsEveryFaultAtOnce() {
        var reply = caller.post("/echo?a=1&b=2", """
                {"name": " ", "email": "nobody", "start": "2026-12-01T09:15:00", "duration": 45, "status": "held!",
                 "providerId": "7", "count": "1", "sure": "yes", "x": 1, "y/~z": 2, "count": 3,
                 "ranges": [{"start": 1, "end": null}, null, {"end": "2026-02-30T00:00:00Z", "start": "2026-12-01T24:00:00Z"}]}
                """, "Idempotency-Key", "");
        assertThat(reply.isProblem(400, TYPE).pointers())
                .containsExactlyInAnyOrder(
                        "/a",
                        "/b",
                        "/Idempotency-Key",
                        "/count",
                        "/x",
                        "/y~1~0z",
                        "/start",
                        "/duration",
                        "/status",
                        "/providerId",
                        "/sure",
                        "/ranges/0/start",
                        "/ranges/0/end",
                        "/ranges/1",
                        "/ranges/2/start",
                        "/ranges/2/end",
                        "/name",
                        "/email");
        assertThat(reply.response().body()).contains("one of held, confirmed");
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(caller.post("/echo", "{}").isProblem(400, TYPE).pointers()).containsExactly("/name", "/start");
        assertThat(caller.post("/echo", "{" + VALID + ", \"email\": null, \"ranges\": null}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nonsense",
                "{",
                "{\"name\"",
                "{\"name\": }",
                "{'name': 'x'}",
                "{name: 1}",
                "{\"name\": 01}",
                "[}",
                "{,}",
                "NaN",
                "{\"name\": NaN}",
                "{\"name\": \"\u0000\"}",
                "{\"name\": \"a\nb\"}",
                "{\"name\": \"\\x\"}",
                "{} {}",
                "{}]",
                "/* */ {}",
                "null",
                "1",
                "\"text\"",
                "[]",
                "[{}]",
                "true",
                "{\"name\": 1e99999999999, \"count\": }",
                "\uFEFF{}"
            })
    void refusesWhatIsNoJsonObject(String body) {
        assertThat(caller.post("/echo", body).isProblem(400, TYPE).pointers()).contains("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-12-01T09:15:00",
                "2026-12-01",
                "2026-12-01T09:15",
                "2026-12-01T09:15Z",
                "2026-12-01 09:15:00Z",
                "20261201T091500Z",
                "2026-12-01T24:00:00Z",
                "2026-12-01T23:59:60Z",
                "2026-02-29T00:00:00Z",
                "2026-11-31T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "1999-12-31T23:59:59Z",
                "2101-01-01T00:00:00Z",
                "+12026-12-01T09:15:00Z",
                "-2026-12-01T09:15:00Z",
                "2026-12-01T09:15:00+24:00",
                "2026-12-01T09:15:00+19:00",
                "2026-12-01T09:15:00+01",
                "2026-12-01T09:15:00+01:00[Europe/Paris]",
                "2026-12-01T09:15:00 01:00",
                "2026-12-01T09:15:00.Z",
                "2026-12-01T09:15:00,5Z",
                "٢٠٢٦-12-01T09:15:00Z",
                "tomorrow",
                ""
            })
    void refusesTimesThatAreNotRfc3339(String time) {
        var reply = caller.post("/echo", "{\"name\": \"x\", \"start\": \"" + time + "\"}");
        assertThat(reply.isProblem(400, TYPE).pointers()).containsExactly("/start");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2000-01-01T00:00:00Z",
                "2100-12-31T23:59:59.999999999Z",
                "2028-02-29t00:00:00z",
                "2026-12-01T00:00:00-00:00"
            })
    void takesTimesThatAre(String time) {
        assertThat(caller.post("/echo", "{\"name\": \"x\", \"start\": \"" + time + "\"}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1796115300", "1796115300.5", "true", "[2026,12,1]", "{}", "1e400"})
    void refusesTimesThatAreNoText(String time) {
        var reply = caller.post("/echo", "{\"name\": \"x\", \"start\": " + time + "}");
        assertThat(reply.isProblem(400, TYPE).pointers()).containsExactly("/start");
    }

    @ParameterizedTest
    @ValueSource(strings = {"45", "PT", "45M", "P1Y", "PT9223372036854775807H", "P1000000D", "-PT999999999H", ""})
    void refusesWhatIsNoDuration(String duration) {
        var reply = caller.post("/echo", "{" + VALID + ", \"duration\": \"" + duration + "\"}");
        assertThat(reply.isProblem(400, TYPE).pointers()).containsExactly("/duration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0007b", "a\\nb", "\\ud83d", "\\ude42\\ud83d", "\\u0085"})
    void refusesTextThatCannotBePrinted(String name) {
        var reply = caller.post("/echo", "{\"start\": \"2026-12-01T09:15:00Z\", \"name\": \"" + name + "\"}");
        assertThat(reply.isProblem(400, TYPE).pointers()).containsExactly("/name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "1.0", "1e0", "2147483648", "true", "99999999999999999999999999"})
    void refusesNumbersThatAreNotWhole(String count) {
        var reply = caller.post("/echo", "{" + VALID + ", \"count\": " + count + "}");
        assertThat(reply.isProblem(400, TYPE).pointers()).containsExactly("/count");
    }

    @Test
    void refusesNamesOfTenThousandCharacters() {
        var reply =
                caller.post("/echo", "{\"start\": \"2026-12-01T09:15:00Z\", \"name\": \"" + "é".repeat(10_000) + "\"}");
        assertThat(reply.isProblem(400, TYPE).pointers()).containsExactly("/name");
    }

    @Test
    void refusesDeepNestingAndHugeNumbers() {
        caller.post("/echo", "[".repeat(30_000)).isProblem(400, TYPE);
        caller.post("/echo", "{\"x\":".repeat(5_000)).isProblem(400, TYPE);
        caller.post("/echo", "{\"count\": " + "9".repeat(60_000) + "}").isProblem(400, TYPE);
    }

    @Test
    void refusesOtherEncodings() {
        var latin1 = "{\"name\": \"é\", \"start\": \"2026-12-01T09:15:00Z\"}".getBytes(StandardCharsets.ISO_8859_1);
        var utf16 = "{\"name\": \"e\", \"start\": \"2026-12-01T09:15:00Z\"}".getBytes(StandardCharsets.UTF_16BE);
        caller.post("/echo", BodyPublishers.ofByteArray(latin1)).isProblem(400, TYPE);
        caller.post("/echo", BodyPublishers.ofByteArray(utf16)).isProblem(400, TYPE);
        caller.post("/echo", BodyPublishers.ofByteArray(latin1), "Content-Type", "application/json;charset=iso-8859-1")
                .isProblem(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/xml",
                "multipart/form-data; boundary=x",
                "nonsense",
                "*/*",
                "application/*",
                "application/json;charset=x"
            })
    void refusesOtherFormats(String contentType) {
        caller.post("/echo", "{" + VALID + "}", "Content-Type", contentType).isProblem(415, "unsupported-media-type");
    }
}
