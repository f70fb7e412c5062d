package org.appointmentscheduler.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsOfTest {

    @ParameterizedTest
    @CsvSource({
        "09:00:00,     08:59:59.999, true",
        "09:00:00,     09:00:00,     true",
        "09:00:00,     09:00:00.999, true",
        "09:00:00,     09:00:01,     false",
        "09:00:00.500, 09:00:00.500, true",
        "09:00:00.500, 09:00:00.501, false"
    })
    void includesWhatIsShownAsRecordedByThen(String moment, String recordedAt, boolean included) {
        assertThat(new AsOf(at(moment)).includes(at(recordedAt))).isEqualTo(included);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + "Z");
    }
}
