package org.appointmentscheduler.query.calendar;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NoticePolicyTest {

    @Test
    void takesNoneToAYear() {
        assertThatNoException().isThrownBy(() -> new NoticePolicy(Duration.ZERO));
        assertThatNoException().isThrownBy(() -> new NoticePolicy(Duration.ofDays(365)));
        assertThatIllegalArgumentException().isThrownBy(() -> new NoticePolicy(Duration.ofNanos(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new NoticePolicy(Duration.ofDays(366)));
    }
}
