package org.appointmentscheduler.api.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TimeRangeTest {

    @Test
    void staysInItsDayUpToMidnight() {
        var evening = new TimeRange(Instant.parse("2026-03-02T22:00:00Z"), Duration.ofHours(2));
        assertThat(evening.byDay())
                .containsOnlyKeys(LocalDate.parse("2026-03-02"))
                .containsValue(QuarterHours.parse(List.of("22:00-24:00")));
    }

    @Test
    void isCutAtMidnight() {
        var night = new TimeRange(Instant.parse("2026-03-02T22:00:00Z"), Instant.parse("2026-03-04T00:15:00Z"));
        assertThat(night.byDay().values())
                .containsExactly(
                        QuarterHours.parse(List.of("22:00-24:00")),
                        QuarterHours.ALL,
                        QuarterHours.parse(List.of("00:00-00:15")));
    }

    @Test
    void isShownAsItsEnds() {
        assertThat(JsonMapper.shared().writeValueAsString(new TimeRange(Instant.EPOCH, Duration.ofHours(1))))
                .isEqualTo("{\"start\":\"1970-01-01T00:00:00Z\",\"end\":\"1970-01-01T01:00:00Z\"}");
    }

    @Test
    void knowsTheGrid() {
        assertThat(TimeRange.isOnGrid(Instant.parse("2026-03-02T22:45:00Z"))).isTrue();
        assertThat(TimeRange.isOnGrid(Instant.parse("2026-03-02T22:45:00.000000001Z")))
                .isFalse();
        assertThat(TimeRange.isOnGrid(Instant.parse("2026-03-02T22:40:00Z"))).isFalse();
        assertThat(TimeRange.isOnGrid(Instant.parse("1969-12-31T23:45:00Z"))).isTrue();
    }
}
