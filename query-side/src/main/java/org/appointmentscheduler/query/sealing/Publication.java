package org.appointmentscheduler.query.sealing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the seals to a place that whoever changes the database cannot reach. On a thread of its own: a slow place delays
 * nothing, and what it missed does not matter, since every seal speaks for those before it.
 */
final class Publication implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Publication.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final int MOST_WAITING = 1000;

    private final String place;
    private final LinkedBlockingQueue<Seal> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Thread thread;
    private volatile boolean closed;
    private boolean told = true;

    Publication(String place) {
        this.place = place;
        this.thread = Thread.ofPlatform().daemon().name("publish-seals").start(this::run);
    }

    /** Returns at once. With too many waiting, the oldest is dropped. */
    void publish(Seal seal) {
        while (!waiting.offer(seal)) {
            waiting.poll();
        }
    }

    private void run() {
        try {
            while (!closed || !waiting.isEmpty()) {
                var next = waiting.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    var batch = new ArrayList<>(List.of(next));
                    waiting.drainTo(batch);
                    publish(batch);
                }
            }
        } catch (InterruptedException tooLate) {
            // Whoever closes has waited long enough.
        }
    }

    private void publish(List<Seal> batch) throws InterruptedException {
        try {
            if (place.matches("https?://.*")) {
                post(batch.getLast());
            } else {
                append(batch);
            }
            told = true;
        } catch (IOException | IllegalArgumentException e) {
            if (told && !closed) {
                log.warn("Seals cannot be published to {}: {}", place, e.toString());
            }
            told = false;
        }
    }

    private void append(List<Seal> batch) throws IOException {
        var lines = batch.stream().map(json::writeValueAsString).toList();
        Files.write(Path.of(place), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void post(Seal seal) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(place))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(seal)))
                .build();
        var status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status >= 300) {
            throw new IOException("answered " + status);
        }
    }

    /** What waits is told still, unless that takes too long. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
        http.shutdownNow();
    }
}
