package org.appointmentscheduler.command.quota;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.WholeSeconds;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldConfirmed;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldReturned;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldTaken;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.command.messaging.Rejected;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * What one client holds: the boundary inside which no quota is exceeded. Two nodes that count for the same client at
 * once collide on its next event. That a hold has lapsed needs no event, since its end is known from the start.
 */
@Aggregate(lockFactory = "turns", cache = "recentAggregates")
@SuppressWarnings("NullAway.Init") // Axon fills the fields by replaying events.
class ClientHolds {

    @AggregateIdentifier
    private ClientHoldsId id;

    private boolean established;
    private final Map<AppointmentId, Hold> unconfirmed = new HashMap<>();

    ClientHolds() {
        // For Axon.
    }

    /** A hold that was not confirmed, or not yet, and its end. */
    private record Hold(Instant takenAt, Instant end) {

        /** On every node's clock. */
        Hold over() {
            return new Hold(takenAt, Instant.MIN);
        }
    }

    void take(ClientId client, AppointmentId appointment, Instant now, Instant expiresAt, QuotaPolicy policy) {
        requireFewUnconfirmed(policy.unconfirmedHoldsPerDay(), now);
        requireFewActive(policy.activeHoldsPerClient(), now);
        apply(new HoldTaken(client, appointment, WholeSeconds.of(now), expiresAt));
    }

    void confirm(ClientId client, AppointmentId appointment, Instant now) {
        if (unconfirmed.containsKey(appointment)) {
            apply(new HoldConfirmed(client, appointment, WholeSeconds.of(now)));
        }
    }

    void giveBack(ClientId client, AppointmentId appointment, Instant now) {
        if (unconfirmed.containsKey(appointment)) {
            apply(new HoldReturned(client, appointment, WholeSeconds.of(now)));
        }
    }

    boolean isNewcomer() {
        return !established;
    }

    private void requireFewUnconfirmed(int most, Instant now) {
        var ends = after(now, hold -> hold.takenAt().plus(QuotaPolicy.DAY));
        if (ends.size() >= most) {
            throw refusal(
                    "unconfirmedHolds",
                    most,
                    ends,
                    "A client may leave " + most + " holds of 24 hours unconfirmed. The next one can be made");
        }
    }

    private void requireFewActive(int most, Instant now) {
        var ends = after(now, Hold::end);
        if (ends.size() >= most) {
            throw refusal(
                    "activeHolds",
                    most,
                    ends,
                    "A client may hold " + most + " times at once. Confirm or release one, or wait: one ends");
        }
    }

    /** What is still to come, the first first. */
    private List<Instant> after(Instant now, Function<Hold, Instant> end) {
        return unconfirmed.values().stream()
                .map(end)
                .filter(now::isBefore)
                .sorted()
                .toList();
    }

    /** @param ends when each hold stops to count; once all but {@code most - 1} have, there is room */
    private static Rejected refusal(String quota, int most, List<Instant> ends, String sentence) {
        var retryAt = ends.get(ends.size() - most);
        return new Rejected(
                Refusal.CLIENT_LIMIT_REACHED,
                sentence + " at " + retryAt + ".",
                Map.of("quota", quota, "limit", most, "retryAt", retryAt));
    }

    @EventSourcingHandler
    void on(HoldTaken event) {
        id = new ClientHoldsId(event.clientId());
        unconfirmed.put(event.appointmentId(), new Hold(event.takenAt(), event.expiresAt()));
    }

    @EventSourcingHandler
    void on(HoldConfirmed event) {
        established = true;
        unconfirmed.remove(event.appointmentId());
    }

    @EventSourcingHandler
    void on(HoldReturned event) {
        unconfirmed.computeIfPresent(event.appointmentId(), (_, hold) -> hold.over());
    }
}
