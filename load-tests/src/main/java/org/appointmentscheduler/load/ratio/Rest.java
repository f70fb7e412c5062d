package org.appointmentscheduler.load.ratio;

import java.time.Duration;
import java.util.Locale;

/**
 * What a server costs while nobody asks it anything: for polling, heartbeats and the like, by the second. It is no part of
 * what a request costs, or the same request would be dearer on a slower machine.
 */
record Rest(Duration time, Duration server, Duration database) {

    Duration serverWithout(Duration used, Duration during) {
        return without(used, server, during);
    }

    Duration databaseWithout(Duration used, Duration during) {
        return without(used, database, during);
    }

    /** Never less than nothing, which noise could make of it. */
    private Duration without(Duration used, Duration atRest, Duration during) {
        var fixed = atRest.multipliedBy(during.toMillis()).dividedBy(time.toMillis());
        return used.compareTo(fixed) > 0 ? used.minus(fixed) : Duration.ZERO;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.1f ms of the server's and %.1f ms of the database's processor time a second",
                server.toNanos() / 1e3 / time.toMillis(),
                database.toNanos() / 1e3 / time.toMillis());
    }
}
