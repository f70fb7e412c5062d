package org.appointmentscheduler.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The one command that prepares fast starts, and what it makes. How fast is measured elsewhere. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class FastStartIT {

    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    private static final Path JAR = Path.of(System.getProperty("app.jar")).toAbsolutePath();
    private static final Pattern READY = Pattern.compile("Ready at http://127\\.0\\.0\\.1:\\d+");

    @Test
    void startsFromTheCacheThatWasTrained(@TempDir Path directory) throws Exception {
        var script = JAR.resolve("../../../ops/fast-start").normalize();
        var trained = start(directory, List.of("sh", script.toString(), JAR.toString(), "fast"));
        assertThat(trained.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(trained.exitValue()).as(log(directory)).isZero();

        var application = start(
                directory,
                List.of(
                        JAVA_HOME.resolve("bin/java").toString(),
                        // Instead of starting without the cache when it does not fit.
                        "-XX:AOTMode=on",
                        "@fast/start",
                        "--server.port=0"));
        try {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> !application.isAlive()
                            || READY.matcher(log(directory)).find());
            assertThat(application.isAlive()).as(log(directory)).isTrue();
        } finally {
            application.destroyForcibly().waitFor();
        }
    }

    private static Process start(Path directory, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile());
        builder.environment().put("JAVA_HOME", JAVA_HOME.toString());
        return builder.start();
    }

    private static String log(Path directory) throws IOException {
        return Files.readString(directory.resolve("log"));
    }
}
