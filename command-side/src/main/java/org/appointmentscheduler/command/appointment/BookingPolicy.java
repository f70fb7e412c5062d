package org.appointmentscheduler.command.appointment;

import java.time.Duration;
import java.time.Instant;
import org.appointmentscheduler.api.WholeSeconds;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The numbers that bookings are decided with. Every hold remembers those it was made under, so changing them changes no
 * promise already made.
 *
 * @param minimumNotice how far ahead of its start a time can still be reserved: none to a year
 * @param hold how long a hold lives: 1 second to 24 hours, in whole seconds
 */
@ConfigurationProperties("scheduler.policy")
record BookingPolicy(
        @DefaultValue("PT24H") Duration minimumNotice,
        @DefaultValue("PT30M") Duration hold) {

    BookingPolicy {
        requireBetween("minimum-notice", minimumNotice, Duration.ZERO, Duration.ofDays(365));
        requireBetween("hold", hold, Duration.ofSeconds(1), Duration.ofHours(24));
        if (hold.getNano() != 0) {
            throw new IllegalArgumentException("scheduler.policy.hold must be in whole seconds, not " + hold);
        }
    }

    private static void requireBetween(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "scheduler.policy.%s must be from %s to %s, not %s".formatted(name, least, most, value));
        }
    }

    Instant earliestStart(Instant now) {
        return now.plus(minimumNotice);
    }

    Instant holdEnds(Instant now) {
        return WholeSeconds.of(now).plus(hold);
    }
}
