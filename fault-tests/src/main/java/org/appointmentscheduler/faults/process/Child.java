package org.appointmentscheduler.faults.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A process that was started here. It does not outlive this one. */
final class Child {

    private static final Set<Process> ALL = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ALL.forEach(Process::destroyForcibly)));
    }

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /** @param log what the process prints is added to it */
    static Child start(List<String> command, Map<String, String> environment, Path directory, Path log)
            throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return of(builder.start());
    }

    static Child of(Process process) {
        ALL.add(process);
        return new Child(process);
    }

    Process process() {
        return process;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9}: no farewell of any kind. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        await(Duration.ofSeconds(30));
    }

    /** @param signal such as {@code STOP}, which freezes the process as a long pause of its virtual machine would */
    void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** False when it still runs after so long. */
    boolean await(Duration most) throws InterruptedException {
        var ended = process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
        if (ended) {
            ALL.remove(process);
        }
        return ended;
    }
}
