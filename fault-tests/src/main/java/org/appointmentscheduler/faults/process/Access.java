package org.appointmentscheduler.faults.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The administrator in whose name all is asked, by a key that outlives restarts and does not care about clocks. */
public final class Access {

    /** What makes every node's administrator, and lets it ask as much as it likes. */
    public static final List<String> SETTINGS = List.of(
            "scheduler.security.administrator.email=admin@example.org",
            "scheduler.security.administrator.password=correct horse battery",
            "scheduler.rate-limit.enabled=false");

    private static final Map<String, Object> LOGIN =
            Map.of("email", "admin@example.org", "password", "correct horse battery");
    private static final Map<String, Object> KEY =
            Map.of("name", "faults", "scopes", List.of("read", "write", "admin"));

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Map<URI, String> KEYS = new ConcurrentHashMap<>();

    private Access() {}

    /** The value of the header {@code Authorization} for this node, and for all that share its database. */
    public static String to(URI node) throws IOException, InterruptedException {
        var known = KEYS.get(node);
        if (known == null) {
            var token = post(node.resolve("/api/tokens"), LOGIN, null, "accessToken");
            known = "Bearer " + post(node.resolve("/api/api-keys"), KEY, "Bearer " + token, "key");
            KEYS.put(node, known);
        }
        return known;
    }

    private static String post(URI uri, Map<String, ?> body, @Nullable String authorization, String member)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(uri + " answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body()).get(member).asString();
    }
}
