package org.appointmentscheduler.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.server.http.problem.RefusalStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class ProblemsTest {

    @LocalServerPort
    private int port;

    @SuppressWarnings("NullAway.Init")
    private Caller caller;

    @BeforeEach
    void call() {
        caller = new Caller(port);
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalIsAProblemOfItsOwn(Refusal refusal) {
        var reply = caller.get("/failing/refused/" + refusal)
                .isProblem(RefusalStatus.of(refusal), refusal.type().replace("urn:problem:", ""));
        var problem = reply.json();
        assertThat(problem.get("title").stringValue()).isEqualTo(refusal.title());
        assertThat(problem.get("detail").stringValue()).isEqualTo("A sentence about this case.");
        assertThat(problem.get("instance").stringValue()).isEqualTo("/failing/refused/" + refusal);
        assertThat(problem.get("retryAt").stringValue()).isEqualTo("2026-12-01T09:45:00Z");
        assertThat(problem.get("alternatives").get(0).stringValue()).isEqualTo("2026-12-01T09:45:00Z");
        assertThat(reply.header("Retry-After").isEmpty())
                .isEqualTo(!Set.of(Refusal.PROJECTION_BEHIND, Refusal.REQUEST_IN_PROGRESS, Refusal.TOO_MANY_REQUESTS)
                        .contains(refusal));
    }

    @ParameterizedTest
    @CsvSource({
        "no-connection, unavailable",
        "no-database, unavailable",
        "contended, unavailable",
        "no-turn, unavailable",
        "parameter?thing=x, unavailable",
        "commit, outcome-unknown"
    })
    void whatPassesIsWorthAnotherTry(String kind, String type) {
        assertThat(caller.get("/failing/" + kind).isProblem(503, type).header("Retry-After"))
                .isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bug", "error"})
    void bugsGiveNothingAwayButTheRequestsId(String kind) {
        var reply = caller.get("/failing/" + kind, "X-Request-Id", "r-1").isProblem(500, "internal-error");
        assertThat(reply.json().get("requestId").stringValue()).isEqualTo("r-1");
    }

    @Test
    void problemsAreProblemsWhateverIsAccepted() {
        caller.get("/failing/bug", "Accept", "text/html").isProblem(500, "internal-error");
        caller.get("/nowhere", "Accept", "text/html").isProblem(404, "no-such-resource");
        caller.get("/echo?from=2026-12-01T09:15:00Z", "Accept", "application/xml")
                .isProblem(406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/html, image/*", "garbage"})
    void doesNothingWhoseAnswerIsNotAccepted(String accepted) {
        var before = caller.post("/echo/count", "").json().intValue();
        caller.post("/echo/count", "", "Accept", accepted).isProblem(406, "not-acceptable");
        for (var fitting : List.of("text/html, */*;q=0.1", "application/*", "application/json;charset=UTF-8")) {
            assertThat(caller.post("/echo/count", "", "Accept", fitting).status())
                    .as(fitting)
                    .isEqualTo(200);
        }
        assertThat(caller.post("/echo/count", "").json().intValue()).isEqualTo(before + 4);
    }

    @Test
    void namesTheMethodsThatCanBeUsed() {
        assertThat(caller.send("DELETE", "/echo")
                        .isProblem(405, "method-not-allowed")
                        .header("Allow"))
                .contains("GET")
                .contains("POST");
        assertThat(caller.get("/echo/answer/x")
                        .isProblem(404, "no-such-resource")
                        .json()
                        .get("instance")
                        .stringValue())
                .isEqualTo("/echo/answer/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/error",
                "/nowhere",
                "/echo/",
                "/echo/a/b",
                "/.git/config",
                "/actuator/env",
                "/echo/a;b=c/d"
            })
    void thereIsNothingElsewhere(String path) {
        caller.get(path).isProblem(404, "no-such-resource");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /echo/a%2Fb HTTP/1.1",
                "GET /echo/%00 HTTP/1.1",
                "GET /../../etc/passwd HTTP/1.1",
                "GET /echo/%5C.. HTTP/1.1",
                "GET /echo/%zz HTTP/1.1",
                "GET /echo/<x> HTTP/1.1",
                "GET /echo|x HTTP/1.1",
                "GET /echo?from=%zz HTTP/1.1",
                "GET /echo HTTP/9.9",
                "G@T /echo HTTP/1.1",
                "GET /echo/%2e%2e/%2e%2e/x HTTP/1.1",
                "TRACE /echo HTTP/1.1",
                "FROB /echo HTTP/1.1",
                "POST /echo HTTP/1.1\r\nContent-Length: x",
                "POST /echo HTTP/1.1\r\nTransfer-Encoding: nonsense",
                "GET /echo HTTP/1.1\r\nHost: y"
            })
    void refusesRequestsThatAreNotHttpAsProblemsToo(String request) {
        var answer = caller.raw(request + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1.1 [45]\\d\\d .*");
        assertThat(answer).contains("application/problem+json").contains("\"type\":\"urn:problem:");
        assertThat(answer).doesNotContain("<html", "Exception", "Tomcat", "internal-error", "org.");
    }

    @Test
    void whatNeverReachesAControllerHasAnIdentifierToo() {
        assertThat(caller.raw("GET /echo/a%2Fb HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .containsOnlyOnce("X-Request-Id: ");
    }
}
