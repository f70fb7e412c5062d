package org.appointmentscheduler.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP contract, with the words of its users. Whoever calls says what answer is expected. */
final class Api {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private final URI base;
    private final String credential;

    /** As nobody in particular. */
    Api(URI base) {
        this(base, "");
    }

    private Api(URI base, String credential) {
        this.base = base;
        this.credential = credential;
    }

    /** As whoever the token or key belongs to. */
    Api as(String other) {
        return new Api(base, other);
    }

    Reply send(HttpRequest.Builder request) {
        var built = request.timeout(Duration.ofSeconds(60)).build();
        try {
            var response = CLIENT.send(built, BodyHandlers.ofByteArray());
            return new Reply(
                    built.method() + " " + built.uri(), response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(built.method() + " " + built.uri(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(base.resolve(path));
        if (!credential.isEmpty()) {
            request.header("Authorization", "Bearer " + credential);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    Reply get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    Reply delete(String path, String... headers) {
        return send(request(path, headers).DELETE());
    }

    Reply post(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    Reply post(String path, Map<String, ?> body, String... headers) {
        return post(path, JSON.writeValueAsString(body), headers);
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    static String encode(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
    }

    String newClient() {
        return post("/api/clients", Map.of("firstName", "Ada", "lastName", "Lovelace"))
                .is(201)
                .get("id");
    }

    String newProvider() {
        return post("/api/providers", Map.of("firstName", "Grace", "lastName", "Hopper", "timeZone", "Europe/Berlin"))
                .is(201)
                .get("id");
    }

    static Map<String, Object> time(String provider, Instant start, Instant end) {
        return Map.of(
                "providerId", provider, "ranges", List.of(Map.of("start", start.toString(), "end", end.toString())));
    }

    Reply publish(String provider, Instant start, Instant end, String... headers) {
        return post("/api/appointments/availability", time(provider, start, end), headers);
    }

    Reply withdraw(String provider, Instant start, Instant end, String... headers) {
        return post("/api/appointments/availability/withdraw", time(provider, start, end), headers);
    }

    static Map<String, Object> reservation(String client, String provider, Instant start, Duration duration) {
        var body = new LinkedHashMap<String, Object>();
        body.put("clientId", client);
        body.put("providerId", provider);
        body.put("start", start.toString());
        body.put("duration", duration.toString());
        return body;
    }

    Reply reserve(String client, String provider, Instant start, Duration duration, String... headers) {
        return post("/api/appointments/reserve", reservation(client, provider, start, duration), headers);
    }

    Reply confirm(String appointment, String client, String... headers) {
        return post("/api/appointments/confirm", Map.of("appointmentId", appointment, "clientId", client), headers);
    }

    Reply release(String appointment, String client, String... headers) {
        return post("/api/appointments/" + appointment + "/release", Map.of("clientId", client), headers);
    }

    Reply appointment(String id, String... headers) {
        return get("/api/appointments/" + id, headers);
    }

    Reply search(String provider, Instant from, Instant to, Duration duration, String... headers) {
        return get(
                "/api/appointments?providerId=%s&from=%s&to=%s&duration=%s&limit=500"
                        .formatted(provider, encode(from), encode(to), duration),
                headers);
    }

    /** The starts of what can be reserved. */
    List<Instant> free(String provider, Instant from, Instant to, Duration duration, String... headers) {
        return search(provider, from, to, duration, headers).is(200).items().stream()
                .map(slot -> Instant.parse(slot.get("start").asString()))
                .toList();
    }

    Reply availability(String provider, Instant from, Instant to, String... headers) {
        return get(
                "/api/providers/%s/availability?from=%s&to=%s".formatted(provider, encode(from), encode(to)), headers);
    }

    List<JsonNode> history(String appointment) {
        return get("/api/appointments/" + appointment + "/history").is(200).items();
    }

    List<String> historyTypes(String appointment) {
        return history(appointment).stream()
                .map(event -> event.get("type").asString())
                .toList();
    }

    /** Every event after a position. */
    List<JsonNode> events(long after) {
        var events = new ArrayList<JsonNode>();
        String next = Long.toString(after);
        while (next != null) {
            var page = get("/api/events?limit=500&after=" + next).is(200);
            events.addAll(page.items());
            var following = page.json().get("next");
            next = following.isNull() ? null : following.asString();
        }
        assertThat(events.stream().map(event -> event.get("position").asLong()))
                .isSorted()
                .doesNotHaveDuplicates();
        return events;
    }

    /** The position of the last event there is. */
    long position() {
        return get("/api/admin/projections").is(200).items().stream()
                .mapToLong(projection -> projection.get("head").asLong())
                .max()
                .orElseThrow();
    }
}
