package org.appointmentscheduler.faults.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.appointmentscheduler.faults.log.Exchange;
import org.appointmentscheduler.faults.process.Verification;
import org.appointmentscheduler.faults.store.Bookings;
import org.appointmentscheduler.faults.store.Views;
import org.jspecify.annotations.Nullable;

/**
 * All that is known after a run.
 *
 * @param readAt when the store was read
 * @param viewsBeforeReplay null when the tables could not be read then
 * @param views after each was replayed; null when the tables could not be read
 * @param verification of the history by its seals
 * @param judgesSpeed whether it was long and quiet enough for percentiles to mean something; if not they are only noted
 * @param clockOffset how far the nodes' clocks may have been apart from the clients'
 */
public record Evidence(
        List<Exchange> exchanges,
        Bookings bookings,
        @Nullable Views viewsBeforeReplay,
        @Nullable Views views,
        Verification verification,
        List<Disturbance> disturbances,
        @Nullable Liveness liveness,
        Instant readAt,
        boolean judgesSpeed,
        Duration clockOffset) {

    /** As the times in the store show them. */
    List<Disturbance> disturbancesSeen() {
        return disturbances.stream()
                .map(disturbance -> disturbance.seenWith(clockOffset))
                .toList();
    }
}
