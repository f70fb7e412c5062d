package org.appointmentscheduler.server.fuzz;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** One that can be sent, and shown to whoever has to find out what was wrong with its answer. */
record Request(String method, String path, List<Header> headers, byte[] body) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int SHOWN = 600;
    private static final int LONG = 60;

    record Header(String name, String value) {

        @Override
        public String toString() {
            return name + ": " + (value.length() > LONG ? value.substring(0, LONG) + "…" : value);
        }
    }

    HttpResponse<String> send(int port) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMinutes(1))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(header -> request.header(header.name(), header.value()));
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("No answer to " + this, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean has(String name) {
        return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
    }

    @Override
    public String toString() {
        var text = method + " " + path + " " + headers + " " + new String(body, StandardCharsets.UTF_8);
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "… (" + text.length() + ")" : text;
    }
}
