package org.appointmentscheduler.server.axonserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.appointmentscheduler.server.RunningApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The application as its clients see it, on Axon Server and PostgreSQL. */
record AxonServerNode(RunningApplication app) implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    record Reply(int status, boolean replayed, JsonNode body) {

        String id() {
            return body.get("id").asString();
        }

        String type() {
            return body.get("type").asString();
        }
    }

    /** @param database the properties of a PostgreSQL database */
    static AxonServerNode start(AxonServerInMemory server, Map<String, Object> database, String... more) {
        var properties = new HashMap<>(database);
        properties.put("spring.profiles.active", "axonserver");
        properties.put("axon.axonserver.servers", server.address());
        properties.put("server.port", "0");
        properties.put("scheduler.rate-limit.enabled", "false");
        // They are right to complain, at length, of what is done to them on purpose.
        List.of("com.zaxxer.hikari", "org.axonframework", "org.springframework.jdbc.support.JdbcTransactionManager")
                .forEach(logger -> properties.put("logging.level." + logger, "OFF"));
        for (var property : more) {
            var equals = property.indexOf('=');
            properties.put(property.substring(0, equals), property.substring(equals + 1));
        }
        return new AxonServerNode(RunningApplication.startWithWeb(properties));
    }

    Reply post(String path, Map<String, ?> body, String... headers) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .headers(headers.length == 0 ? new String[] {"Accept", "*/*"} : headers)
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    Reply get(String path, String... headers) {
        return send(request(path).headers(headers.length == 0 ? new String[] {"Accept", "*/*"} : headers));
    }

    private HttpRequest.Builder request(String path) {
        var port = ((ServletWebServerApplicationContext) app.context())
                .getWebServer()
                .getPort();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", app.administratorsBearer())
                .timeout(Duration.ofSeconds(30));
    }

    private static Reply send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Idempotency-Replayed").isPresent(),
                    JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    long count(String query) {
        return app.database()
                .sql("select count(*) from " + query)
                .query(Long.class)
                .single();
    }

    long timers(String appointment) {
        return count("scheduled_tasks where task_name = 'AxonDeadline' and convert_from(task_data, 'UTF8') like '%"
                + appointment + "%'");
    }

    @Override
    public void close() {
        app.close();
    }
}
