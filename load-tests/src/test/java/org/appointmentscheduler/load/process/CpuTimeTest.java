package org.appointmentscheduler.load.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CpuTimeTest {

    private static final String BUSY = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done; ";
    private static final String IDLE = "echo done; read line";

    @Test
    void countsWhatAProcessHasUsed() throws IOException, InterruptedException {
        assertThat(used(BUSY + IDLE, false)).isGreaterThan(Duration.ofMillis(50));
        assertThat(used(IDLE, false)).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void countsForAFamilyAlsoTheChildrenThatLiveAndThoseThatHaveEnded() throws IOException, InterruptedException {
        var ended = "sh -c '" + BUSY + "'; ";
        var living = "sh -c '" + BUSY + IDLE + "'; true";

        assertThat(used(ended + IDLE, false)).isLessThan(Duration.ofMillis(50));
        assertThat(used(ended + IDLE, true)).isGreaterThan(Duration.ofMillis(50));
        assertThat(used(living, true)).isGreaterThan(Duration.ofMillis(50));
    }

    @Test
    void leavesOutWhatTheCompilerTakes() {
        var pid = ProcessHandle.current().pid();

        assertThat(CpuTime.ofCompiled(pid)).isPositive().isLessThan(CpuTime.of(pid));
    }

    private static Duration used(String script, boolean family) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", "-c", script).start();
        try {
            assertThat(process.inputReader().readLine()).isEqualTo("done");
            return family ? CpuTime.ofFamily(process.pid()) : CpuTime.of(process.pid());
        } finally {
            process.getOutputStream().close();
            process.waitFor();
        }
    }
}
