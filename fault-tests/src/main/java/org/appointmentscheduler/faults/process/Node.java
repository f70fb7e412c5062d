package org.appointmentscheduler.faults.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One node of the product: the packaged application on a port of its own, started and ended as often as one likes. */
public final class Node {

    public static final List<String> VIEWS = List.of("analytics", "appointments", "calendar", "open-holds");

    private static final Duration TO_START = Duration.ofSeconds(90);
    private static final Duration TO_VERIFY = Duration.ofSeconds(90);
    private static final long PAUSE_MILLIS = 50;
    private static final long TO_PRINT_MILLIS = 2_000;
    private static final int LAST_LINES = 15;
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    private final Path directory;
    private final Path log;
    private final List<String> settings;
    private final Map<String, String> environment;
    private final int port = Ports.free();
    private Path jar;
    private @Nullable Child child;

    /** @param settings as on the command line, without the dashes */
    public Node(Path jar, Path directory, String name, List<String> settings, Map<String, String> environment) {
        this.jar = jar;
        this.directory = directory;
        this.log = directory.resolve(name + ".log");
        this.settings = settings;
        this.environment = environment;
    }

    public int port() {
        return port;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Path log() {
        return log;
    }

    /** From the next start on. */
    public void use(Path otherJar) {
        jar = otherJar;
    }

    public void start() throws IOException {
        var command = command("-Xmx384m");
        command.add("--server.port=" + port);
        Access.SETTINGS.forEach(setting -> command.add("--" + setting));
        settings.forEach(setting -> command.add("--" + setting));
        child = Child.start(command, environment, directory, log);
    }

    private List<String> command(String memory) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                memory,
                "-jar",
                jar.toString()));
    }

    /** Compares the history with its seals, in a process of its own; on H2 only while no node runs. */
    public Verification verify() throws IOException, InterruptedException {
        var command = command("-Xmx256m");
        command.add("verify");
        settings.forEach(setting -> command.add("--" + setting));
        var printed = Files.createTempFile(directory, "verify-", ".log");
        var verifying = Child.start(command, Map.of(), directory, printed);
        if (!verifying.await(TO_VERIFY)) {
            verifying.kill();
            throw new IOException("The history is not verified in " + TO_VERIFY);
        }
        return new Verification(
                verifying.process().exitValue(), Files.readString(printed).strip());
    }

    /** Returns when the node would serve a request. */
    public void awaitUp() throws IOException, InterruptedException {
        var giveUp = System.nanoTime() + TO_START.toNanos();
        while (!isUp()) {
            if (!isAlive()) {
                throw new IOException("A node ends instead of starting: see " + log + "\n" + lastWords());
            }
            if (System.nanoTime() > giveUp) {
                throw new IOException("A node does not start: see " + log + "\n" + whatItDoes());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    public boolean isUp() throws InterruptedException {
        try {
            return get("/actuator/health").contains("\"status\":\"UP\"");
        } catch (IOException e) {
            return false;
        }
    }

    /** The body of a 200. */
    public String get(String path) throws IOException, InterruptedException {
        var request = request(path).timeout(Duration.ofSeconds(10)).build();
        var response = HTTP.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private String post(String path) throws IOException, InterruptedException {
        var request = request(path)
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder request(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri().resolve(path));
        return path.startsWith("/api/") ? request.header("Authorization", Access.to(uri())) : request;
    }

    /** Empties every view and lets it read all events again. */
    public void replayViews() throws IOException, InterruptedException {
        for (var view : VIEWS) {
            replay(view);
        }
    }

    public void replay(String view) throws IOException, InterruptedException {
        post("/api/admin/projections/" + view + "/replay");
    }

    public boolean isAlive() {
        return child != null && child.isAlive();
    }

    public void kill() throws InterruptedException {
        running().kill();
    }

    /** Asks it to end, as an operator does. */
    public void terminate() {
        running().process().destroy();
    }

    public boolean awaitEnd(Duration most) throws InterruptedException {
        return running().await(most);
    }

    public void freeze() throws IOException, InterruptedException {
        running().signal("STOP");
    }

    public void thaw() throws IOException, InterruptedException {
        running().signal("CONT");
    }

    private Child running() {
        if (child == null) {
            throw new IllegalStateException("This node was never started");
        }
        return child;
    }

    private String lastWords() throws IOException {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    /** A virtual machine that is asked to quit prints what each of its threads does, and goes on. */
    private String whatItDoes() throws IOException, InterruptedException {
        running().signal("QUIT");
        Thread.sleep(TO_PRINT_MILLIS);
        return Files.readString(log);
    }
}
