package org.appointmentscheduler.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A consumer of a live answer that reads whatever comes. */
final class Ear implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int PATIENCE_SECONDS = 60;
    private static final String END = "the end";

    private final InputStream body;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

    /**
     * One block of lines.
     *
     * @param lastEventId what the consumer would send to go on from here; empty before the first
     */
    record Heard(String lastEventId, @Nullable String data, String text) {

        JsonNode json() {
            return JsonMapper.shared().readTree(data);
        }
    }

    private Ear(InputStream body) {
        this.body = body;
        Thread.ofPlatform().daemon().name("ear").start(this::listen);
    }

    static Ear at(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(
                    request.header("Accept", "text/event-stream").GET().build(), BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().allValues("Content-Type")).containsExactly("text/event-stream");
            return new Ear(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void listen() {
        var id = "";
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            var block = new ArrayList<String>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    block.add(line);
                    continue;
                }
                id = value(block, "id: ", id);
                heard.add(new Heard(id, value(block, "data: ", null), String.join("\n", block)));
                block.clear();
            }
        } catch (IOException hungUp) {
            // That is an end as well.
        }
        heard.add(new Heard(id, null, END));
    }

    private static @Nullable String value(List<String> block, String field, @Nullable String otherwise) {
        return block.stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()))
                .findFirst()
                .orElse(otherwise);
    }

    /** The next block, whatever it is. */
    Heard nextBlock() {
        try {
            var next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("something to hear").isNotNull();
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next that has data. */
    Heard next() {
        var next = nextBlock();
        while (next.data() == null) {
            assertThat(next.text()).isNotEqualTo(END);
            next = nextBlock();
        }
        return next;
    }

    List<Heard> next(int number) {
        var all = new ArrayList<Heard>();
        while (all.size() < number) {
            all.add(next());
        }
        return all;
    }

    Heard awaitSignOfLife() {
        var next = nextBlock();
        while (!next.text().startsWith(":")) {
            assertThat(next.text()).isNotEqualTo(END);
            next = nextBlock();
        }
        return next;
    }

    /** Returns what was heard last before the answer ended. */
    String awaitEnd() {
        var next = nextBlock();
        while (!next.text().equals(END)) {
            next = nextBlock();
        }
        return next.lastEventId();
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
