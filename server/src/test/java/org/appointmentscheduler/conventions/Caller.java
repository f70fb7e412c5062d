package org.appointmentscheduler.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that shows everything a server says. */
record Caller(int port) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    record Reply(int status, HttpResponse<String> response) {

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        Reply isProblem(int status, String type) {
            assertThat(response.body()).contains("urn:problem:" + type);
            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(json().propertyNames()).startsWith("type", "title", "status", "detail");
            assertThat(json().get("type").stringValue()).isEqualTo("urn:problem:" + type);
            assertThat(json().get("status").intValue()).isEqualTo(status);
            assertThat(response.body()).doesNotContain("org.", "java.", "Exception", "secret", "\tat ");
            return this;
        }

        List<String> pointers() {
            return StreamSupport.stream(json().get("errors").spliterator(), false)
                    .map(fault -> fault.get("pointer").stringValue())
                    .toList();
        }
    }

    Reply post(String path, String body, String... headers) {
        return post(path, BodyPublishers.ofString(body), headers);
    }

    Reply post(String path, BodyPublisher body, String... headers) {
        return send(request(path, headers)
                .setHeader("Content-Type", contentType(headers))
                .POST(body));
    }

    Reply get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    Reply send(String method, String path, String... headers) {
        return send(request(path, headers).method(method, BodyPublishers.noBody()));
    }

    private static String contentType(String... headers) {
        for (var i = 0; i < headers.length; i += 2) {
            if (headers[i].equals("Content-Type")) {
                return headers[i + 1];
            }
        }
        return "application/json";
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static Reply send(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends what no decent client would, and returns the whole answer. */
    String raw(String request) {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
