package org.appointmentscheduler.command.appointment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookingPolicyTest {

    @ParameterizedTest
    @CsvSource({"PT-1S, PT30M", "P366D, PT30M", "PT24H, PT0S", "PT24H, PT0.5S", "PT24H, PT1.5S", "PT24H, PT24H1S"})
    void refusesSettingsThatMakeNoSense(Duration minimumNotice, Duration hold) {
        assertThatIllegalArgumentException().isThrownBy(() -> new BookingPolicy(minimumNotice, hold));
    }

    @Test
    void allowsItsLimits() {
        assertThatCode(() -> new BookingPolicy(Duration.ZERO, Duration.ofSeconds(1)))
                .doesNotThrowAnyException();
        assertThatCode(() -> new BookingPolicy(Duration.ofDays(365), Duration.ofHours(24)))
                .doesNotThrowAnyException();
    }
}
