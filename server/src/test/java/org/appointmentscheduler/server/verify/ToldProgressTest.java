package org.appointmentscheduler.server.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ToldProgressTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private long time;
    private final ToldProgress progress =
            new ToldProgress(new PrintStream(written, true, StandardCharsets.UTF_8), () -> time);

    private String after(Duration duration, long seals, long streams, long events) {
        time = duration.toNanos();
        written.reset();
        progress.reached(seals, streams, events);
        return written.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void saysNothingOfAShortCheckAndALineEveryFewSecondsOfALongOne() {
        assertThat(after(Duration.ofMillis(4999), 1, 0, 1000)).isEmpty();
        assertThat(after(Duration.ofSeconds(10), 20, 0, 20_000))
                .isEqualTo("… 20 seals, 0 streams, 2000 events a second");
        assertThat(after(Duration.ofSeconds(14), 20, 10, 20_100)).isEmpty();
        assertThat(after(Duration.ofSeconds(20), 20, 400, 22_000))
                .isEqualTo("… 20 seals, 400 streams, 1100 events a second");
    }
}
