package org.appointmentscheduler.server.security;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.appointment.AppointmentState;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.server.Bookings;
import org.appointmentscheduler.server.RunningApplication;
import org.appointmentscheduler.server.ShiftableClock;
import org.appointmentscheduler.server.security.Http.Reply;
import org.appointmentscheduler.server.security.tokens.Tokens;

/** Two clients, two providers, an administrator, and those whose token is no good, each of whom can ask anything. */
final class Cast implements AutoCloseable {

    enum Role {
        ANONYMOUS,
        A,
        B,
        P,
        Q,
        ADMIN,
        EXPIRED,
        FOREIGN
    }

    private final RunningApplication app;
    private final Http http;
    private final Bookings bookings;
    private final ClientId a;
    private final ProviderId p;
    private final Map<Role, String> bearers = new EnumMap<>(Role.class);
    private AppointmentState seen;
    private HttpRequest.Builder lastRead;
    private int quarterHours;

    static Cast on(Path data) {
        return new Cast(RunningApplication.startWithWeb(Map.of("scheduler.data-dir", data, "server.port", 0)));
    }

    private Cast(RunningApplication app) {
        this.app = app;
        http = Http.of(app);
        bookings = app.bookings();
        a = bookings.client();
        p = bookings.provider();
        bookings.publish(p, new TimeRange(TimeRange.startOf(Bookings.MONDAY, 0), Duration.ofHours(24)));
        seen = hold();
        bearers.put(Role.A, token(new Actor.Client(a)));
        bearers.put(Role.B, token(new Actor.Client(bookings.client())));
        bearers.put(Role.P, token(new Actor.Provider(p)));
        bearers.put(Role.Q, token(new Actor.Provider(bookings.provider())));
        bearers.put(Role.ADMIN, token(RunningApplication.ADMINISTRATOR));
        bearers.put(Role.EXPIRED, expired());
        bearers.put(Role.FOREIGN, Forgery.of("https://elsewhere.example.org", "admin:1"));
    }

    private String token(Actor actor) {
        return app.bean(Tokens.class)
                .issue(
                        actor,
                        actor instanceof Actor.Administrator
                                ? EnumSet.allOf(Scope.class)
                                : EnumSet.of(Scope.READ, Scope.WRITE, Scope.KEYS))
                .accessToken();
    }

    private String expired() {
        var clock = app.bean(ShiftableClock.class);
        clock.advance(Duration.ofMinutes(-16));
        var token = token(RunningApplication.ADMINISTRATOR);
        clock.advance(Duration.ofMinutes(16));
        return token;
    }

    private AppointmentState hold() {
        return bookings.reserve(a, p, bookings.quarterHour(quarterHours++));
    }

    /** As the contract names them. */
    List<String> operations() {
        var operations = new ArrayList<String>();
        http.get("/v3/api-docs")
                .json()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> operations.add(method.toUpperCase() + " " + path.getKey())));
        return operations;
    }

    /** @param exists whether it is about what is A's and P's, or about nothing */
    Reply ask(String operation, Role role, boolean exists) {
        var method = operation.split(" ")[0];
        var path = operation.split(" ")[1];
        if (method.equals("DELETE")) {
            return erase(path, role, exists);
        }
        var caller = http.as(bearers.get(role));
        if (method.equals("GET")) {
            lastRead = caller.request(path(path, exists)).header("Consistency-Token", seen.id() + "@0");
            return Http.send(lastRead);
        }
        return caller.post(path(path, exists), body(path, role, exists));
    }

    /** Exactly what was read last. */
    Reply repeat() {
        return Http.send(lastRead);
    }

    List<Map<String, Object>> rows(String sql) {
        return app.database().sql(sql).query().listOfRows();
    }

    /** Whoever is erased is gone for all others, so each time it is somebody new who is A's or foreign. */
    private Reply erase(String path, Role role, boolean exists) {
        var somebody = bookings.client();
        var bearer = role == Role.A ? token(new Actor.Client(somebody)) : bearers.get(role);
        return Http.send(http.as(bearer)
                .request(path.replace("{id}", exists ? somebody.toString() : nothing()))
                .DELETE());
    }

    /** Client B, about what is A's or about nothing, as if it were A who asks. */
    Reply askInAnothersName(String change, boolean exists) {
        var id = exists ? hold().id().toString() : nothing();
        return http.as(bearers.get(Role.B))
                .post("/api/appointments/" + id + "/" + change, Map.of("clientId", a.toString()));
    }

    private String path(String path, boolean exists) {
        if (path.equals("/api/slots/explain")) {
            return path + "?providerId=" + p + "&start=" + seen.start();
        }
        if (!path.contains("{")) {
            return path;
        }
        var id = switch (path.split("/")[2]) {
            case "clients" -> exists ? a.toString() : nothing();
            case "providers" -> exists ? p.toString() : nothing();
            case "appointments" -> exists ? appointment(path) : nothing();
            case "analytics" -> "funnel?providerId=" + (exists ? p.toString() : nothing());
            case "api-keys" -> exists ? keyOfA() : "0000000000000000";
            case "admin" -> exists ? "calendar" : "nothing";
            default -> throw new IllegalArgumentException("What is there at " + path + "?");
        };
        return path.replaceFirst("\\{[a-z]+}", id);
    }

    private static String nothing() {
        return UUID.randomUUID().toString();
    }

    /** One that is still held, when something is to be done with it. */
    private String appointment(String path) {
        var isChanged = path.endsWith("confirm") || path.endsWith("release");
        return (isChanged ? hold() : seen).id().toString();
    }

    private String keyOfA() {
        return http.as(bearers.get(Role.A)).post("/api/api-keys", key()).get("id");
    }

    private static Map<String, ?> key() {
        return Map.of("name", "a machine", "scopes", List.of("read"));
    }

    private Map<String, ?> body(String path, Role role, boolean exists) {
        var client = exists ? a.toString() : nothing();
        return switch (path) {
            case "/api/setup" ->
                Map.of("setupToken", "x", "email", "x@example.org", "password", "correct horse battery");
            case "/api/tokens" -> Map.of("email", "x@example.org", "password", "xxxxxxxx");
            case "/api/sessions" -> Map.of("email", "y@example.org", "password", "xxxxxxxx");
            case "/api/clients" -> Map.of("firstName", "X", "lastName", "Y");
            case "/api/providers" -> Map.of("firstName", "X", "lastName", "Y", "timeZone", "UTC");
            case "/api/api-keys" -> key();
            case "/api/appointments/availability" -> calendar(exists, 10);
            case "/api/appointments/availability/withdraw" -> calendar(exists, 11);
            case "/api/appointments/reserve" ->
                Map.of(
                        "clientId",
                        client,
                        "providerId",
                        p.toString(),
                        "start",
                        bookings.quarterHour(quarterHours++).start().toString());
            case "/api/appointments/confirm" ->
                of(role, "appointmentId", exists ? hold().id().toString() : nothing());
            case "/api/appointments/{id}/confirm", "/api/appointments/{id}/release" -> of(role);
            default -> Map.of();
        };
    }

    private Map<String, ?> calendar(boolean exists, int day) {
        var start = bookings.quarterHour(0).start().plus(Duration.ofDays(day));
        return Map.of(
                "providerId",
                exists ? p.toString() : nothing(),
                "ranges",
                List.of(Map.of(
                        "start",
                        start.toString(),
                        "end",
                        start.plus(TimeRange.GRID).toString())));
    }

    /** Clients need not say who they are; whoever acts for all has to. */
    private Map<String, ?> of(Role role, String... more) {
        var body = new HashMap<String, Object>();
        if (more.length > 0) {
            body.put(more[0], more[1]);
        }
        if (role != Role.A && role != Role.B) {
            body.put("clientId", a.toString());
        }
        return body;
    }

    @Override
    public void close() {
        app.close();
    }
}
