package org.appointmentscheduler.load.ratio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void measuresEverythingUnlessToldOtherwise() {
        assertThat(Options.parse("").levels()).containsExactly(1, 16, 64);
        assertThat(Options.parse("").kinds()).containsExactly(Kind.values());
        assertThat(Options.parse("rounds=1 seconds=2 levels=4,8 warmup=7 providers=9,90 days=3 kinds=read,search"))
                .isEqualTo(new Options(
                        1, Duration.ofSeconds(2), List.of(4, 8), 7, List.of(9, 90), 3, Set.of(Kind.READ, Kind.SEARCH)));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Options.parse("round=1")).hasMessageContaining("round=1");
    }
}
