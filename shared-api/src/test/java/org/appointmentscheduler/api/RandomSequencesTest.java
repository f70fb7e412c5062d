package org.appointmentscheduler.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RandomSequencesTest {

    @Test
    void shrinksAFailureToTheOperationsThatCauseIt() {
        assertThatThrownBy(() -> RandomSequences.check(
                        100,
                        200,
                        random -> random.nextInt(10),
                        numbers -> assertThat(numbers.indexOf(7) >= 0 && numbers.lastIndexOf(3) > numbers.indexOf(7))
                                .isFalse()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Broken by [7, 3] with -Dproperty.seed=");
    }
}
