package org.appointmentscheduler.load.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void tellsWhatShareOfAnswersCameWithinWhatTime() {
        var sample = sample(1000, 1, 1);

        assertThat(sample.millis(0.5)).isEqualTo(500);
        assertThat(sample.millis(0.99)).isEqualTo(990);
        assertThat(sample.millis(0.999)).isEqualTo(999);
    }

    @Test
    void addsUpTheTurnsOfARun() {
        var sum = Sample.sum(List.of(sample(10, 10, 20), sample(30, 30, 60)));

        assertThat(sum.nanos()).hasSize(40).isSorted();
        assertThat(sum.perSecond()).isEqualTo(20);
        assertThat(sum.serverMillis()).isEqualTo(1);
        assertThat(sum.databaseMillis()).isEqualTo(2);
    }

    @Test
    void aRatioBelowOneIsWorseWhateverIsMeasured() {
        var samples = new EnumMap<>(Map.of(
                Kind.INSERT,
                sample(400, 100, 100),
                Kind.CRUD,
                sample(200, 100, 100),
                Kind.RESERVE,
                sample(100, 100, 100)));

        assertThat(Report.of(16, samples))
                .contains("| reserve | 100 | 50.0 | 99.0 | 100.0 | 1.00 | 1.00 | 2.00 | 0.25 | 0.25 | 0.50 | 0.50 |");
    }

    @Test
    void namesWhatFailed() {
        var failed = Sample.of(LongStream.of(1), 7, Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO);

        assertThat(Report.of(1, Map.of(Kind.INSERT, failed))).contains("(a) bare insert: 7 failed");
    }

    /** So many answers in one second, after one millisecond, two, three and so on. */
    private static Sample sample(int answers, int serverMillis, int databaseMillis) {
        return Sample.of(
                LongStream.rangeClosed(1, answers).map(millis -> millis * 1_000_000),
                0,
                Duration.ofSeconds(1),
                Duration.ofMillis(serverMillis),
                Duration.ofMillis(databaseMillis));
    }
}
