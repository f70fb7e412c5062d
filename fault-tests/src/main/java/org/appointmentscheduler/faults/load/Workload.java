package org.appointmentscheduler.faults.load;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the clients do.
 *
 * @param nodes where they ask; whoever gets no answer asks the next one
 * @param copies how often each change is sent at once, with the same key
 * @param crowd how many clients want the same slot
 * @param hold how long the nodes hold a slot
 * @param lastMoment whether confirms come around the moment at which the hold ends, instead of soon
 * @param from the midnight, UTC, from which on time is published
 */
public record Workload(
        long seed,
        List<URI> nodes,
        int clients,
        int providers,
        int days,
        int copies,
        int crowd,
        Duration hold,
        boolean lastMoment,
        Instant from) {

    static final int QUARTER_MINUTES = 15;
    private static final int QUARTERS_A_DAY = 96;

    /** How many slots there are in all. */
    int slots() {
        return providers * days * QUARTERS_A_DAY;
    }

    /** Neighbouring numbers are with different providers, so that all of them are busy. */
    int provider(int slot) {
        return slot % providers;
    }

    Instant start(int slot) {
        return from.plus(Duration.ofMinutes((long) QUARTER_MINUTES * (slot / providers)));
    }
}
