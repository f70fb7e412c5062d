package org.appointmentscheduler.load.ratio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void measuresEverythingUnlessToldOtherwise() {
        assertThat(Options.parse("").levels()).containsExactly(1, 16, 64);
        assertThat(Options.parse("rounds=1 seconds=2 levels=4,8 warmup=7"))
                .isEqualTo(new Options(1, Duration.ofSeconds(2), List.of(4, 8), 7));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Options.parse("round=1")).hasMessageContaining("round=1");
    }
}
