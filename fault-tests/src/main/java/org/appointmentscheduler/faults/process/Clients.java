package org.appointmentscheduler.faults.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.appointmentscheduler.faults.load.LoadGenerator;
import org.appointmentscheduler.faults.load.Workload;
import tools.jackson.databind.json.JsonMapper;

/** The process that the clients live in. */
public final class Clients {

    private static final Duration TO_CONCLUDE = Duration.ofSeconds(90);

    private final Child child;
    private final Path log;

    private Clients(Child child, Path log) {
        this.child = child;
        this.log = log;
    }

    /** Returns when everybody is registered and about to begin. */
    public static Clients start(Workload workload, Path directory) throws IOException {
        var plan = directory.resolve("workload.json");
        var log = directory.resolve("clients.jsonl");
        Files.writeString(plan, JsonMapper.shared().writeValueAsString(workload));
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadGenerator.class.getName(),
                        plan.toString(),
                        log.toString())
                .redirectError(directory.resolve("clients.log").toFile())
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (!"ready".equals(output.readLine())) {
            throw new IOException("The clients do not start: see " + directory.resolve("clients.log"));
        }
        return new Clients(Child.of(process), log);
    }

    /** Lets them bring to an end what they have begun, and answers with their log. */
    public Path stop() throws IOException, InterruptedException {
        child.process().getOutputStream().close();
        if (!child.await(TO_CONCLUDE)) {
            throw new IOException("The clients do not end");
        }
        if (child.process().exitValue() != 0) {
            throw new IOException("The clients failed: see " + log.resolveSibling("clients.log"));
        }
        return log;
    }
}
