package org.appointmentscheduler.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.appointmentscheduler.api.MalformedRequest;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aDayIsAsLongAsItIsThere() {
        var days = cut("day", "2030-03-30T11:00:00Z", "2030-04-01T11:00:00Z", BERLIN);
        assertThat(days)
                .extracting(TimeRange::duration)
                .containsExactly(Duration.ofHours(12), Duration.ofHours(23), Duration.ofHours(13));
    }

    @Test
    void hoursAreThoseOfTheZone() {
        assertThat(cut("hour", "2030-01-01T00:00:00Z", "2030-01-01T02:00:00Z", ZoneId.of("Asia/Kathmandu")))
                .extracting(range -> range.start().toString())
                .containsExactly("2030-01-01T00:00:00Z", "2030-01-01T00:15:00Z", "2030-01-01T01:15:00Z");
        // When the clocks go back, two hours look alike.
        assertThat(cut("hour", "2030-10-27T00:00:00Z", "2030-10-27T02:00:00Z", BERLIN))
                .hasSize(2);
    }

    @Test
    void weeksBeginOnMondays() {
        assertThat(cut("week", "2030-01-02T00:00:00Z", "2030-01-15T00:00:00Z", ZoneOffset.UTC))
                .extracting(range -> range.start().toString())
                .containsExactly("2030-01-02T00:00:00Z", "2030-01-07T00:00:00Z", "2030-01-14T00:00:00Z");
    }

    @Test
    void monthsBeginOnTheFirst() {
        assertThat(cut("month", "2030-01-31T23:00:00Z", "2030-03-01T00:00:00Z", BERLIN))
                .extracting(range -> range.start().toString())
                .containsExactly("2030-01-31T23:00:00Z", "2030-02-28T23:00:00Z");
    }

    @Test
    void aLengthCountsFromTheBeginning() {
        assertThat(cut("PT6H", "2030-01-01T01:00:00Z", "2030-01-01T14:00:00Z", BERLIN))
                .extracting(range -> range.start().toString())
                .containsExactly("2030-01-01T01:00:00Z", "2030-01-01T07:00:00Z", "2030-01-01T13:00:00Z");
        assertThat(cut("PT1000000000000H", "2030-01-01T01:00:00Z", "2030-01-01T14:00:00Z", BERLIN))
                .hasSize(1);
    }

    @Test
    void aThousandAreEnough() {
        assertThat(cut("PT15M", "2030-01-01T00:00:00Z", "2030-01-11T10:00:00Z", BERLIN))
                .hasSize(1_000);
        assertThatThrownBy(() -> cut("PT15M", "2030-01-01T00:00:00Z", "2030-01-11T10:15:00Z", BERLIN))
                .isInstanceOf(MalformedRequest.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PT0S",
                "PT0M",
                "-PT15M",
                "PT20M",
                "PT15M0.5S",
                "PT899S",
                "year",
                "Day",
                "P1M",
                "x",
                "PT99999999999999999999H"
            })
    void whatCutsNothingIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Bucket.of(text)).withMessageStartingWith("must be");
    }

    private static List<TimeRange> cut(String bucket, String from, String to, ZoneId zone) {
        return Bucket.of(bucket).cut(Instant.parse(from), Instant.parse(to), zone);
    }
}
