package org.appointmentscheduler.query.calendar;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What search needs to know of the booking policy, so that it lists nothing that would be refused.
 *
 * @param minimumNotice how far ahead of its start a time can still be reserved: none to a year
 */
@ConfigurationProperties("scheduler.policy")
record NoticePolicy(@DefaultValue("PT24H") Duration minimumNotice) {

    private static final Duration MOST = Duration.ofDays(365);

    NoticePolicy {
        if (minimumNotice.isNegative() || minimumNotice.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "scheduler.policy.minimum-notice must be from PT0S to %s, not %s".formatted(MOST, minimumNotice));
        }
    }

    Instant earliestStart(Instant now) {
        return now.plus(minimumNotice);
    }
}
