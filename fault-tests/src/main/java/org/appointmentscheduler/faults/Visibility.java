package org.appointmentscheduler.faults;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.appointmentscheduler.faults.check.Percentile;
import org.appointmentscheduler.faults.log.SteadyClock;
import org.appointmentscheduler.faults.process.Access;
import org.appointmentscheduler.faults.process.Node;
import org.appointmentscheduler.faults.process.Postgres;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures how long after a write's answer another node shows it to somebody without a consistency token: two nodes on
 * one PostgreSQL, each the writer in turn, the other asked without a pause.
 */
public final class Visibility {

    private static final int WARM_UP = 200;
    private static final int PER_DAY = 96;
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SteadyClock clock = new SteadyClock();
    private final List<Node> nodes;
    private final Instant firstDay =
            clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(3));

    private Visibility(List<Node> nodes) {
        this.nodes = nodes;
    }

    /** @param arguments how many writes to measure; 1000 when there is none */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var writes = arguments.length == 0 ? 1_000 : Integer.parseInt(arguments[0]);
        var directory = Files.createTempDirectory("visibility-");
        var postgres = new Postgres(directory.resolve("postgres"));
        var settings = List.of(
                "spring.profiles.active=postgres",
                "spring.datasource.url=jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres",
                "spring.datasource.username=" + Postgres.USER,
                "spring.datasource.password=" + Postgres.USER,
                "scheduler.data-dir=" + directory.resolve("data"));
        var nodes = List.of(
                new Node(Options.jar(), directory, "node-0", settings, Map.of()),
                new Node(Options.jar(), directory, "node-1", settings, Map.of()));
        try {
            for (var node : nodes) {
                node.start();
                node.awaitUp();
            }
            new Visibility(nodes).measure(writes);
        } finally {
            nodes.forEach(Node::terminate);
            for (var node : nodes) {
                node.awaitEnd(Duration.ofSeconds(30));
            }
            postgres.close();
        }
    }

    private void measure(int writes) throws IOException, InterruptedException {
        var client = create("/api/clients", Map.of("firstName", "Some", "lastName", "Body"));
        var provider = create("/api/providers", Map.of("firstName", "Some", "lastName", "One", "timeZone", "UTC"));
        for (var day = 0; day * PER_DAY < WARM_UP + writes; day++) {
            publish(provider, firstDay.plus(Duration.ofDays(day)));
        }
        var delays = new ArrayList<Duration>();
        for (var write = 0; write < WARM_UP + writes; write++) {
            var delay = delay(client, provider, write);
            if (write >= WARM_UP) {
                delays.add(delay);
            }
        }
        System.out.printf(
                "%d writes, visible on the other node after: median %d ms, p99 %d ms, at most %d ms%n",
                delays.size(),
                Percentile.of(delays, 50).toMillis(),
                Percentile.of(delays, 99).toMillis(),
                Percentile.of(delays, 100).toMillis());
    }

    private Duration delay(String client, String provider, int write) throws IOException, InterruptedException {
        var start = firstDay.plus(QUARTER.multipliedBy(write));
        var writer = nodes.get(write % 2);
        var reader = nodes.get(1 - write % 2);
        var held = json(post(
                writer,
                "/api/appointments/reserve",
                Map.of("clientId", client, "providerId", provider, "start", start.toString())));
        var answered = clock.instant();
        var path = "/api/appointments/" + held.get("id").asString();
        while (get(reader, path).statusCode() != 200) {
            // Not yet.
        }
        var delay = Duration.between(answered, clock.instant());
        post(writer, path + "/release", Map.of("clientId", client));
        return delay;
    }

    private String create(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return json(post(nodes.getFirst(), path, body)).get("id").asString();
    }

    private void publish(String provider, Instant day) throws IOException, InterruptedException {
        var range = Map.of(
                "start", day.toString(), "end", day.plus(Duration.ofDays(1)).toString());
        post(
                nodes.getFirst(),
                "/api/appointments/availability",
                Map.of("providerId", provider, "ranges", List.of(range)));
    }

    private HttpResponse<String> post(Node node, String path, Map<String, ?> body)
            throws IOException, InterruptedException {
        var response = http.send(
                request(node, path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response;
    }

    private HttpResponse<String> get(Node node, String path) throws IOException, InterruptedException {
        return http.send(request(node, path).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(Node node, String path) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(node.uri().resolve(path))
                .header("Authorization", Access.to(node.uri()))
                .timeout(Duration.ofSeconds(10));
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }
}
