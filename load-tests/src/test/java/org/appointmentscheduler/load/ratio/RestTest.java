package org.appointmentscheduler.load.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestTest {

    private final Rest rest = new Rest(Duration.ofSeconds(3), Duration.ofMillis(300), Duration.ofMillis(30));

    @Test
    void isNoPartOfWhatRequestsCost() {
        assertThat(rest.serverWithout(Duration.ofMillis(1250), Duration.ofMillis(2500)))
                .isEqualTo(Duration.ofMillis(1000));
        assertThat(rest.databaseWithout(Duration.ofMillis(125), Duration.ofMillis(2500)))
                .isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void neverMakesARequestCostLessThanNothing() {
        assertThat(rest.serverWithout(Duration.ofMillis(100), Duration.ofSeconds(2)))
                .isZero();
    }

    @Test
    void isSaidByTheSecond() {
        assertThat(rest).hasToString("100.0 ms of the server's and 10.0 ms of the database's processor time a second");
    }
}
