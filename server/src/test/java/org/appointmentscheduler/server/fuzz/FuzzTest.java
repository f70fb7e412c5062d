package org.appointmentscheduler.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.server.Bookings;
import org.appointmentscheduler.server.RunningApplication;
import org.appointmentscheduler.server.fuzz.Contract.Operation;
import org.appointmentscheduler.server.fuzz.Request.Header;
import org.appointmentscheduler.server.security.Http;
import org.appointmentscheduler.server.security.Scope;
import org.appointmentscheduler.server.security.tokens.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks all that the served document offers, as everybody, decently and not. Another run: {@code -Dfuzz.seed=7
 * -Dfuzz.requests=20000}.
 */
class FuzzTest {

    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 1_500);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PROJECTION_BEHIND = "urn:problem:projection-behind";

    @TempDir
    static Path data;

    private final List<String> faults = new ArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @Test
    void isAnsweredAsTheContractSaysWhateverIsAsked() {
        var settings = Map.<String, Object>of(
                "scheduler.data-dir",
                data,
                "server.port",
                0,
                "scheduler.deadlines.enabled",
                false,
                "scheduler.rate-limit.enabled",
                false,
                "scheduler.streams.longest",
                "PT0.1S");
        try (var app = RunningApplication.startWithWeb(settings)) {
            listen();
            ask(app);
        } finally {
            root().detachAppender(log);
        }
        assertThat(faults)
                .as("Faults with -Dfuzz.seed=" + SEED + " -Dfuzz.requests=" + REQUESTS)
                .isEmpty();
    }

    private void listen() {
        log.start();
        root().addAppender(log);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private void ask(RunningApplication app) {
        var http = Http.of(app);
        var contract = new Contract(http.get("/v3/api-docs").json());
        var oddities = new Oddities(new Random(SEED));
        var values = new RandomValues(contract, oddities);
        var requests = new RandomRequests(contract, callers(app, values), values, oddities);
        var statuses = new TreeMap<Integer, Integer>();
        var answeredWell = new TreeSet<String>();
        for (var number = 0; number < REQUESTS; number++) {
            var operation = requests.operation();
            var request = requests.request(operation);
            var before = rows(app);
            var reply = request.send(http.port());
            statuses.merge(reply.statusCode(), 1, Integer::sum);
            var fault = fault(contract, operation, request, reply);
            if (fault == null && reply.statusCode() >= 400 && !rows(app).equals(before)) {
                fault = "changed something";
            }
            fault = fault == null ? noise() : fault;
            log.list.clear();
            if (fault != null) {
                faults.add("#" + number + " " + fault + "\n  " + request + "\n  " + reply.statusCode() + " "
                        + reply.body());
            } else if (isDone(operation, request, reply)) {
                answeredWell.add(operation.method() + " " + operation.path());
                values.remember(operation.path(), JSON.readTree(reply.body()));
            }
        }
        System.out.println("Fuzzed with seed " + SEED + ": " + statuses);
        assertThat(statuses.keySet()).as("of every sort").contains(200, 201, 400, 401, 403, 404);
        assertThat(answeredWell.size())
                .as(answeredWell.toString())
                .isGreaterThan(requests.names().size() / 2);
    }

    private static boolean isDone(Operation operation, Request request, HttpResponse<String> reply) {
        return reply.statusCode() < 300 && operation.isAskedBy(request) && !goesOn(reply);
    }

    private static boolean goesOn(HttpResponse<String> reply) {
        return reply.headers().firstValue("Content-Type").orElse("").equals("text/event-stream");
    }

    /** Nobody, somebody of each kind, and some who do not say it well. */
    private static List<List<Header>> callers(RunningApplication app, RandomValues values) {
        var client = app.bookings().client();
        var provider = app.bookings().provider();
        app.bookings().publish(provider, new TimeRange(TimeRange.startOf(Bookings.MONDAY, 0), Duration.ofHours(20)));
        values.remember("clientId", client.toString());
        values.remember("clientId", app.bookings().client().toString());
        values.remember("providerId", provider.toString());
        values.remember("name", "calendar");
        values.remember("name", "appointments");
        values.remember("metric", "funnel");
        values.remember("metric", "demand");
        values.remember("password", "abc déf 😀 1 at home");
        var held = app.bookings().hold();
        values.remember("id", held.id().toString());
        var asClient = bearer(app, new Actor.Client(client));
        var asAdministrator = bearer(app, RunningApplication.ADMINISTRATOR);
        return List.of(
                List.of(),
                List.of(asClient),
                List.of(asClient),
                List.of(bearer(app, new Actor.Provider(provider))),
                List.of(bearer(app, new Actor.Guest(held.id(), held.clientId()))),
                List.of(asAdministrator),
                List.of(asAdministrator),
                List.of(asAdministrator),
                List.of(new Header("Authorization", "Bearer")),
                List.of(new Header("Authorization", "Basic eDp5")),
                List.of(new Header("Authorization", "Bearer " + "x".repeat(5_000))),
                List.of(asClient, asAdministrator));
    }

    private static Header bearer(RunningApplication app, Actor actor) {
        var scopes = EnumSet.allOf(Scope.class);
        return new Header(
                "Authorization",
                "Bearer " + app.bean(Tokens.class).issue(actor, scopes).accessToken());
    }

    private static List<Map<String, Object>> rows(RunningApplication app) {
        return app.database().sql("""
            select
                (select count(*) from domain_event_entry) as events,
                (select max(global_index) from domain_event_entry) as head,
                (select count(*) from account) as accounts,
                (select count(*) from api_key) as keys,
                (select count(*) from guest_link) as links\
            """).query().listOfRows();
    }

    private static @Nullable String fault(
            Contract contract, Operation operation, Request request, HttpResponse<String> reply) {
        var status = reply.statusCode();
        if (reply.headers().firstValue("X-Request-Id").isEmpty()) {
            return "has no X-Request-Id";
        }
        if (!operation.path().startsWith("/api/sessions")
                && reply.headers().firstValue("Set-Cookie").isPresent()) {
            return "sets a cookie";
        }
        if (reply.body()
                .matches("(?s).*(\\tat |Exception|org[.](springframework|axonframework|hibernate|apache)|Tomcat).*")) {
            return "tells of the inside";
        }
        if (request.method().equals("HEAD") || reply.statusCode() < 400 && !isDone(operation, request, reply)) {
            return status >= 500 ? "failed" : null;
        }
        try {
            var json = JSON.readTree(reply.body());
            return status < 400
                    ? answerFault(contract, operation, status, json)
                    : problemFault(contract, operation, request, reply, json);
        } catch (JacksonException malformed) {
            return "is no JSON";
        }
    }

    private static @Nullable String answerFault(Contract contract, Operation operation, int status, JsonNode json) {
        var schema = contract.answerOf(operation, status);
        if (schema.isMissingNode()) {
            return "has a status that is not in the contract";
        }
        var differences = new SchemaCheck(contract).differences(json, schema);
        return differences.isEmpty() ? null : "is not as in the contract: " + differences;
    }

    private static @Nullable String problemFault(
            Contract contract, Operation operation, Request request, HttpResponse<String> reply, JsonNode json) {
        var type = json.path("type").asString("");
        if (reply.statusCode() >= 500 && !(type.equals(PROJECTION_BEHIND) && request.has("Consistency-Token"))) {
            return "failed";
        }
        if (!reply.headers().firstValue("Content-Type").orElse("").equals("application/problem+json")) {
            return "is no problem document";
        }
        var differences = new SchemaCheck(contract).differences(json, contract.resolve(problem(contract)));
        if (!differences.isEmpty() || json.path("status").asInt() != reply.statusCode()) {
            return "is not a problem as in the contract: " + differences;
        }
        return contract.foresees(operation, request, reply.statusCode(), type)
                ? null
                : "is a problem that is not in the contract";
    }

    private static JsonNode problem(Contract contract) {
        return contract.document().at("/components/schemas/Problem");
    }

    /** A hostile request is no news. */
    private @Nullable String noise() {
        return log.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(event -> "was logged: " + event.getLevel() + " " + event.getLoggerName() + " "
                        + event.getFormattedMessage())
                .findFirst()
                .orElse(null);
    }
}
