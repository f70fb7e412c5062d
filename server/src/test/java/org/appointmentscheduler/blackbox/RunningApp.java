package org.appointmentscheduler.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The packaged application in a process of its own. */
final class RunningApp implements AutoCloseable {

    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(120);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(25);
    private static final AtomicInteger starts = new AtomicInteger();
    private static final ConcurrentLinkedQueue<RunningApp> all = new ConcurrentLinkedQueue<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> all.forEach(app -> app.process.destroyForcibly())));
    }

    private final Process process;
    private final Path log;
    private final int port;
    private Api api;

    private RunningApp(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.api = new Api(URI.create("http://127.0.0.1:" + port));
    }

    /** Returns when the application says that it would serve the first request. */
    static RunningApp start(Path directory, List<String> arguments, Administrator administrator) {
        var app = start(directory, arguments);
        app.api = app.api.as(administrator.key(app.api));
        return app;
    }

    /** For whoever wants to sign in by himself. */
    static RunningApp start(Path directory, List<String> arguments) {
        var port = freePort();
        var log = directory.resolve("log-" + starts.incrementAndGet() + ".txt");
        // Short starts and a small heap, since several of these share the machine with the tests.
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-jar",
                System.getProperty("app.jar"),
                "--server.port=" + port));
        command.addAll(arguments);
        try {
            var process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            var app = new RunningApp(process, log, port);
            all.add(app);
            try {
                app.awaitUp();
            } catch (AssertionError e) {
                process.destroyForcibly();
                throw e;
            }
            return app;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitUp() {
        var giveUp = System.nanoTime() + PATIENCE_AT_START.toNanos();
        while (true) {
            assertThat(process.isAlive())
                    .as("The application has stopped:\n%s", log())
                    .isTrue();
            assertThat(System.nanoTime()).as("Not up in time:\n%s", log()).isLessThan(giveUp);
            try {
                var health = api.get("/actuator/health");
                if (health.status() == 200
                        && health.json().path("status").asString("").equals("UP")) {
                    return;
                }
            } catch (UncheckedIOException notListening) {
                // Not yet.
            }
            sleep(Duration.ofMillis(50));
        }
    }

    Api api() {
        return api;
    }

    int port() {
        return port;
    }

    /** As {@code kill -9}: no farewell of any kind. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** As {@code kill}: a graceful shutdown. */
    void stop() {
        askToStop();
        awaitEnd();
    }

    /** The first half of {@link #stop}. */
    void askToStop() {
        process.destroy();
    }

    void awaitEnd() {
        try {
            assertThat(process.waitFor(PATIENCE_AT_STOP.toMillis(), TimeUnit.MILLISECONDS))
                    .as("The application does not stop:\n%s", log())
                    .isTrue();
            all.remove(this);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    static void printLogs() {
        for (var app : all) {
            var lines = app.log().lines().toList();
            System.out.println("--- log of the application on port " + app.port);
            lines.stream().skip(Math.max(0, lines.size() - 60)).forEach(System.out::println);
        }
    }

    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitEnd();
    }
}
