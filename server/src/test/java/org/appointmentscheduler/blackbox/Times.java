package org.appointmentscheduler.blackbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Instants to book. */
final class Times {

    static final Duration QUARTER = Duration.ofMinutes(15);

    private Times() {}

    /** A time of day in UTC some days from now; three or more are always far enough ahead. */
    static Instant at(int days, String time) {
        return LocalDate.now(ZoneOffset.UTC)
                .plusDays(days)
                .atTime(LocalTime.parse(time))
                .toInstant(ZoneOffset.UTC);
    }

    static Instant quarters(Instant start, int count) {
        return start.plus(QUARTER.multipliedBy(count));
    }

    /** Returns when this clock, which is also the application's, has come to the instant. */
    static void waitUntil(Instant instant) {
        while (true) {
            var left = Duration.between(Instant.now(), instant);
            if (!left.isPositive()) {
                return;
            }
            RunningApp.sleep(
                    left.compareTo(Duration.ofMillis(2)) > 0 ? left.minusMillis(1) : Duration.ofNanos(100_000));
        }
    }
}
