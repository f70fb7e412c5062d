package org.appointmentscheduler.server.shutdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class LastCallTest {

    @Test
    void endsWhatDoesNotEndByItself() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Stuck.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.inputReader().readLine()).isEqualTo("running");
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void noticeLeavesTimeForTheRest() {
        assertThat(new ShutdownSettings(Duration.ofSeconds(10)).notice()).hasSeconds(10);
        assertThatThrownBy(() -> new ShutdownSettings(Duration.ofSeconds(11)))
                .hasMessageContaining("scheduler.shutdown.notice");
    }

    /** Hangs when it is asked to end. */
    static final class Stuck {

        public static void main(String[] args) {
            LastCall.beginAtShutdown(Duration.ofMillis(300));
            Runtime.getRuntime().addShutdownHook(new Thread(Stuck::hang));
            System.out.println("running");
            hang();
        }

        private static void hang() {
            while (true) {
                LockSupport.park();
            }
        }
    }
}
