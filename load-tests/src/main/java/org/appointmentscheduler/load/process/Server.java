package org.appointmentscheduler.load.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.appointmentscheduler.faults.process.Ports;
import org.appointmentscheduler.load.http.Requests;
import org.appointmentscheduler.load.http.Wire;

/** A Java server in a process of its own. All get the same memory and the same virtual machine. */
public final class Server implements AutoCloseable {

    private static final Duration TO_START = Duration.ofSeconds(90);
    private static final long PAUSE_MILLIS = 100;

    private final Process process;
    private final Path log;
    private final int port;

    private Server(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /**
     * Returns when it answers.
     *
     * @param program what follows the virtual machine's own options
     * @param settings as on the command line, without the dashes
     * @param sign the path that answers 200 when it is ready
     */
    public static Server start(Path log, List<String> program, List<String> settings, String sign)
            throws IOException, InterruptedException {
        var port = Ports.free();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // Compiler threads that ended would be missing from the books.
                "-XX:-UseDynamicNumberOfCompilerThreads"));
        command.addAll(program);
        settings.forEach(setting -> command.add("--" + setting));
        command.add("--server.port=" + port);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var server = new Server(process, log, port);
        server.awaitReady(sign);
        return server;
    }

    private void awaitReady(String sign) throws IOException, InterruptedException {
        var giveUp = System.nanoTime() + TO_START.toNanos();
        while (!isReady(sign)) {
            if (!process.isAlive() || System.nanoTime() > giveUp) {
                throw new IOException("A server does not start: see " + log);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private boolean isReady(String sign) {
        try (var wire = new Wire(port)) {
            return wire.send(Requests.ofNobody().get(sign)).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    public Duration cpuTime() {
        return CpuTime.ofCompiled(process.pid());
    }

    /** Stops it in its tracks, so that it costs the database nothing while another is measured. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        thaw();
        process.destroy();
        if (!process.waitFor(TO_START.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
