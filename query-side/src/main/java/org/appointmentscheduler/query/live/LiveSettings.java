package org.appointmentscheduler.query.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many answers may go on at once on a node, and for how long.
 *
 * @param most of all callers together
 * @param perCaller of one who is signed in
 * @param perNetwork of all in a network who are not
 * @param heartbeat how long nothing is sent before a sign of life: 100 milliseconds to a minute
 * @param longest how long one goes on before its consumer has to ask anew, and may come to another node
 */
@ConfigurationProperties("scheduler.streams")
record LiveSettings(
        @DefaultValue("2000") int most,
        @DefaultValue("20") int perCaller,
        @DefaultValue("200") int perNetwork,
        @DefaultValue("PT15S") Duration heartbeat,
        @DefaultValue("PT1H") Duration longest) {

    private static final Duration LEAST_HEARTBEAT = Duration.ofMillis(100);
    private static final Duration MOST_HEARTBEAT = Duration.ofMinutes(1);

    LiveSettings {
        requireNotNegative("most", most);
        requireNotNegative("per-caller", perCaller);
        requireNotNegative("per-network", perNetwork);
        if (heartbeat.compareTo(LEAST_HEARTBEAT) < 0 || heartbeat.compareTo(MOST_HEARTBEAT) > 0) {
            throw new IllegalArgumentException(
                    "scheduler.streams.heartbeat must be from PT0.1S to PT1M, not " + heartbeat);
        }
        if (!longest.isPositive()) {
            throw new IllegalArgumentException("scheduler.streams.longest must be positive, not " + longest);
        }
    }

    private static void requireNotNegative(String name, int number) {
        if (number < 0) {
            throw new IllegalArgumentException("scheduler.streams." + name + " must not be negative, but is " + number);
        }
    }
}
