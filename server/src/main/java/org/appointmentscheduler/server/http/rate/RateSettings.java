package org.appointmentscheduler.server.http.rate;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests a minute are answered, on each node: 1 to 1,000,000. All of a minute's may come at once. A network
 * is a /24 or a /64, and may be a whole office behind one address.
 *
 * @param enabled false where load is meant
 * @param entriesPerNetwork registrations and sign-ins by those who are not signed in
 * @param reservationsPerCaller what one caller reserves
 * @param commandsPerCaller what one caller changes otherwise
 * @param commandsPerNetwork what a network changes in all
 * @param readsPerCaller what one caller reads
 * @param readsPerNetwork what a network reads in all
 */
@ConfigurationProperties("scheduler.rate-limit")
record RateSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("300") int entriesPerNetwork,
        @DefaultValue("1200") int reservationsPerCaller,
        @DefaultValue("2400") int commandsPerCaller,
        @DefaultValue("6000") int commandsPerNetwork,
        @DefaultValue("6000") int readsPerCaller,
        @DefaultValue("18000") int readsPerNetwork) {

    private static final int MOST = 1_000_000;

    RateSettings {
        requireSensible("entries-per-network", entriesPerNetwork);
        requireSensible("reservations-per-caller", reservationsPerCaller);
        requireSensible("commands-per-caller", commandsPerCaller);
        requireSensible("commands-per-network", commandsPerNetwork);
        requireSensible("reads-per-caller", readsPerCaller);
        requireSensible("reads-per-network", readsPerNetwork);
    }

    private static void requireSensible(String name, int value) {
        if (value < 1 || value > MOST) {
            throw new IllegalArgumentException(
                    "scheduler.rate-limit." + name + " must be from 1 to " + MOST + ", not " + value);
        }
    }
}
