package org.appointmentscheduler.server.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.appointmentscheduler.server.RunningApplication;
import org.appointmentscheduler.server.http.openapi.Operations.Described;
import org.appointmentscheduler.server.security.Scope;
import org.appointmentscheduler.server.security.tokens.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Spoils the example of every operation in every place: each time a problem that points there, and never an event. */
@SpringBootTest
@AutoConfigureMockMvc
class HostileRequestsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Operations OPERATIONS = Operations.read();
    /** What an answer shares with a request that need not say it. */
    private static final Map<String, Set<String>> OPTIONAL =
            Map.of("POST /api/api-keys", Set.of("expiresAt"), "POST /api/clients", Set.of("phone"));

    @TempDir
    static Path data;

    @Autowired
    MockMvcTester web;

    @Autowired
    JdbcClient database;

    @Autowired
    Tokens tokens;

    @DynamicPropertySource
    static void keepDataElsewhere(DynamicPropertyRegistry properties) {
        properties.add("scheduler.data-dir", () -> data);
        properties.add("scheduler.rate-limit.enabled", () -> false);
    }

    static Stream<String> commands() {
        return operations(described -> described.request() != null);
    }

    static Stream<String> all() {
        return operations(_ -> true);
    }

    private static Stream<String> operations(java.util.function.Predicate<Described> which) {
        return OPERATIONS.operations().entrySet().stream()
                .filter(operation -> which.test(operation.getValue()))
                .map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void refusesBodiesThatAreNoObject(String operation) {
        for (var body : List.of("", "{", "null", "[]", "7", "\"x\"", "{}{}", "{\"\":", "\u0000", "[".repeat(60_000))) {
            refused(operation, body, "", "");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void refusesEverySpoiltMember(String operation) {
        var request = request(operation);
        var optional = operation.startsWith("POST /api/clients") || operation.startsWith("POST /api/providers")
                ? List.of("email", "phone", "timeZone")
                : List.of("duration");
        refusedAt(operation, with(request, "unknown", 1), "/unknown");
        request.forEach((name, value) -> {
            if (!optional.contains(name)) {
                refusedAt(operation, with(request, name, null), "/" + name);
                refusedAt(operation, without(request, name), "/" + name);
            }
            for (var spoilt : List.of(7, 1.5, true, Map.of(), "x".repeat(10_000), "a\u0000b", "")) {
                refusedAt(operation, with(request, name, spoilt), "/" + name);
            }
        });
    }

    /** What an answer says of a thing, nobody sets by a request: neither its state nor whose it is. */
    @ParameterizedTest
    @MethodSource("commands")
    void refusesWhatOnlyAnswersSay(String operation) {
        var request = request(operation);
        var answer = new LinkedHashMap<>(JSON.convertValue(
                described(operation).answer(),
                JSON.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Object.class)));
        for (var name : List.of("id", "status", "actor", "role", "version", "position", "createdAt", "heldAt")) {
            answer.putIfAbsent(name, "x");
        }
        answer.keySet().removeAll(request.keySet());
        answer.keySet().removeAll(OPTIONAL.getOrDefault(operation, Set.of()));
        answer.forEach((name, value) -> refusedAt(operation, with(request, String.valueOf(name), value), "/" + name));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void tellsEveryFaultAtOnce(String operation) {
        var spoilt = new LinkedHashMap<String, Object>();
        request(operation).keySet().forEach(name -> spoilt.put(name, 7));
        spoilt.put("unknown", 1);
        var pointers = spoilt.keySet().stream().map(name -> "/" + name).toList();
        assertThat(refused(operation, JSON.writeValueAsString(spoilt), "", "/unknown"))
                .containsAll(pointers);
    }

    @ParameterizedTest
    @MethodSource("all")
    void refusesParametersThatNobodyAskedFor(String operation) {
        var request = described(operation).request();
        var body = request == null ? null : JSON.writeValueAsString(request);
        refused(operation, body, "?unknown=1", "/unknown");
    }

    @ParameterizedTest
    @MethodSource("all")
    void refusesEverySpoiltParameter(String operation) {
        var parameters = Objects.requireNonNullElse(described(operation).parameters(), Map.<String, Object>of());
        parameters.keySet().stream()
                .filter(name -> !operation.contains("{" + name + "}"))
                .forEach(name -> {
                    for (var spoilt : List.of("", "a%00b", "x".repeat(10_000), "1&" + name + "=2")) {
                        refused(operation, null, "?" + name + "=" + spoilt, "/" + name);
                    }
                });
        if (parameters.containsKey("limit")) {
            for (var spoilt : List.of("0", "501", "-1", "1.5", "x")) {
                refused(operation, null, "?limit=" + spoilt, "/limit");
            }
        }
    }

    @Test
    void identifiersOfAnotherShapeNameNothing() {
        for (var id :
                List.of("x", "1", "00000000-0000-0000-0000-00000000000g", "a".repeat(2_000), "%F0%9F%99%82", "..;")) {
            for (var path : List.of("/api/clients/", "/api/providers/", "/api/appointments/")) {
                assertThat(web.get()
                                .uri(java.net.URI.create(path + id))
                                .header("Authorization", administrator())
                                .exchange())
                        .hasStatus(404);
            }
        }
    }

    private Map<String, Object> request(String operation) {
        return JSON.convertValue(
                described(operation).request(),
                JSON.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Object.class));
    }

    private static Described described(String operation) {
        return Objects.requireNonNull(OPERATIONS.operations().get(operation));
    }

    private static Map<String, Object> with(Map<String, Object> request, String name, @Nullable Object value) {
        var spoilt = new LinkedHashMap<String, @Nullable Object>(request);
        spoilt.put(name, value);
        return spoilt;
    }

    private static Map<String, Object> without(Map<String, Object> request, String name) {
        var spoilt = new LinkedHashMap<>(request);
        spoilt.remove(name);
        return spoilt;
    }

    private void refusedAt(String operation, Map<String, Object> body, String pointer) {
        refused(operation, JSON.writeValueAsString(body), "", pointer);
    }

    private List<String> refused(String operation, @Nullable String body, String query, String pointer) {
        var events = events();
        var verb = operation.split(" ")[0];
        var path = UriComponentsBuilder.fromPath(operation.split(" ")[1])
                .buildAndExpand(Objects.requireNonNullElse(described(operation).parameters(), Map.of()))
                .toUriString();
        var call = web.method(HttpMethod.valueOf(verb))
                .uri(java.net.URI.create(path + query))
                .header("Authorization", administrator());
        var answer = (body == null
                        ? call
                        : call.header("Content-Type", "application/json").content(body))
                .exchange();
        var what = operation + query + " " + body;
        assertThat(answer.getResponse().getStatus()).as(what).isEqualTo(400);
        assertThat(answer.getResponse().getContentType()).as(what).isEqualTo("application/problem+json");
        var pointers = new ArrayList<String>();
        JSON.readTree(answer.getResponse().getContentAsByteArray())
                .get("errors")
                .forEach(fault -> pointers.add(fault.get("pointer").stringValue()));
        assertThat(pointers).as(what).contains(pointer);
        assertThat(events()).as("events after " + what).isEqualTo(events);
        return pointers;
    }

    private String administrator() {
        return "Bearer "
                + tokens.issue(RunningApplication.ADMINISTRATOR, EnumSet.allOf(Scope.class))
                        .accessToken();
    }

    private long events() {
        return database.sql("select count(*) from domain_event_entry")
                .query(Long.class)
                .single();
    }
}
