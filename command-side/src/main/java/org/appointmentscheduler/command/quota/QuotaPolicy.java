package org.appointmentscheduler.command.quota;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one client may hold without confirming it. Asked anew by each reservation, of what is recorded.
 *
 * @param activeHoldsPerClient how many holds may live at once: 1 to 1,000,000
 * @param unconfirmedHoldsPerDay how many holds of 24 hours may stay unconfirmed, whatever ended them: 1 to 1,000,000
 */
@ConfigurationProperties("scheduler.policy")
record QuotaPolicy(
        @DefaultValue("5") int activeHoldsPerClient,
        @DefaultValue("20") int unconfirmedHoldsPerDay) {

    static final Duration DAY = Duration.ofHours(24);

    private static final int MOST = 1_000_000;

    QuotaPolicy {
        requireSensible("active-holds-per-client", activeHoldsPerClient);
        requireSensible("unconfirmed-holds-per-day", unconfirmedHoldsPerDay);
    }

    private static void requireSensible(String name, int value) {
        if (value < 1 || value > MOST) {
            throw new IllegalArgumentException(
                    "scheduler.policy." + name + " must be from 1 to " + MOST + ", not " + value);
        }
    }
}
