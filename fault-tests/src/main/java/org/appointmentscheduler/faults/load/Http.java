package org.appointmentscheduler.faults.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.appointmentscheduler.faults.log.Answer;
import org.appointmentscheduler.faults.log.Call;
import org.appointmentscheduler.faults.log.LogWriter;
import org.appointmentscheduler.faults.log.Op;
import org.appointmentscheduler.faults.log.SteadyClock;
import org.appointmentscheduler.faults.process.Access;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests, and writes down each before it is sent and what came of it. */
final class Http {

    /** Longer than the product may take to say that it cannot. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PROBLEM = "urn:problem:";

    private final String authorization;
    private final List<URI> nodes;
    private final LogWriter log;
    private final SteadyClock clock;
    private final AtomicLong calls = new AtomicLong();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    Http(List<URI> nodes, LogWriter log, SteadyClock clock) throws IOException, InterruptedException {
        this.authorization = Access.to(nodes.getFirst());
        this.nodes = nodes;
        this.log = log;
        this.clock = clock;
    }

    /** What is to be asked of any node. */
    record Question(
            Op op,
            String path,
            @Nullable String body,
            @Nullable String key,
            @Nullable String token,
            Subject subject) {}

    /** What it is about. */
    record Subject(
            @Nullable String client,
            @Nullable String provider,
            java.time.@Nullable Instant start,
            @Nullable String appointment,
            boolean settled) {}

    Answer ask(int node, Question question) throws InterruptedException {
        var id = calls.incrementAndGet();
        log.write(call(id, node, question));
        var answer = answer(id, node, question);
        log.write(answer);
        return answer;
    }

    private Call call(long id, int node, Question question) {
        var subject = question.subject();
        return new Call(
                id,
                question.op(),
                question.key(),
                node,
                clock.instant(),
                subject.client(),
                subject.provider(),
                subject.start(),
                question.op() == Op.RESERVE ? Workload.QUARTER_MINUTES : 0,
                subject.appointment(),
                question.token(),
                subject.settled());
    }

    private Answer answer(long id, int node, Question question) throws InterruptedException {
        try {
            var response = client.send(request(node, question), BodyHandlers.ofString());
            return new Answer(
                    id,
                    clock.instant(),
                    response.statusCode(),
                    problem(response),
                    response.headers().firstValue("Idempotency-Replayed").isPresent(),
                    response.headers().firstValue("Consistency-Token").orElse(null),
                    response.body());
        } catch (IOException e) {
            return new Answer(id, clock.instant(), 0, e.toString(), false, null, null);
        }
    }

    private HttpRequest request(int node, Question question) {
        var request =
                HttpRequest.newBuilder(nodes.get(node).resolve(question.path())).timeout(PATIENCE);
        request.header("Authorization", authorization);
        if (question.key() != null) {
            request.header("Idempotency-Key", question.key());
        }
        if (question.token() != null) {
            request.header("Consistency-Token", question.token());
        }
        if (question.body() != null) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(question.body()));
        }
        return request.build();
    }

    private static @Nullable String problem(HttpResponse<String> response) {
        if (response.statusCode() < 400) {
            return null;
        }
        try {
            var type = json(response.body()).path("type").asString("");
            return type.startsWith(PROBLEM) ? type.substring(PROBLEM.length()) : "no problem document";
        } catch (RuntimeException e) {
            return "no problem document";
        }
    }

    static JsonNode json(@Nullable String body) {
        return JSON.readTree(body == null ? "" : body);
    }

    static String body(Object value) {
        return JSON.writeValueAsString(value);
    }
}
