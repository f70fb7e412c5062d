package org.appointmentscheduler.command.calendar;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.appointmentscheduler.api.WholeSeconds;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityPublished;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityWithdrawn;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimFreed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.TimeClaimed;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One provider's UTC day: the boundary inside which no quarter hour belongs to two live claims. Two nodes that change
 * the same day at once collide on its next event, so no double booking rests on anything but the event store.
 */
@Aggregate(lockFactory = "turns", cache = "recentAggregates")
@SuppressWarnings("NullAway.Init") // Axon fills the fields by replaying events.
class ProviderDay {

    @AggregateIdentifier
    private ProviderDayId id;

    private QuarterHours published = QuarterHours.NONE;
    private final Map<AppointmentId, Claim> claims = new LinkedHashMap<>();

    ProviderDay() {
        // For Axon.
    }

    /** Publishes what is not published yet and says how many windows that were. */
    int publish(ProviderDayId day, QuarterHours wanted, Instant now) {
        var added = wanted.minus(published);
        if (!added.isEmpty()) {
            apply(new AvailabilityPublished(day, added, WholeSeconds.of(now)));
        }
        return added.count();
    }

    /** Withdraws what is published and says how many windows that were; nothing of it may be {@link #inUse}. */
    int withdraw(QuarterHours unwanted, Instant now) {
        var removed = unwanted.intersect(published);
        if (!removed.isEmpty()) {
            freeLapsed(removed, now);
            apply(new AvailabilityWithdrawn(id, removed, WholeSeconds.of(now)));
        }
        return removed.count();
    }

    /** Gives free time to an appointment, and first takes it from the lapsed claims that are in the way. */
    void claim(AppointmentId appointment, QuarterHours wanted, Instant now, Instant expiresAt, Claimant claimant) {
        freeLapsed(wanted, now);
        apply(new TimeClaimed(
                id,
                appointment,
                wanted,
                WholeSeconds.of(now),
                expiresAt,
                claimant.client(),
                claimant.isNewcomer() ? true : null));
    }

    void confirm(AppointmentId appointment, Instant now) {
        apply(new ClaimConfirmed(id, appointment, WholeSeconds.of(now)));
    }

    /** Frees what the appointment claims, if it still does: a lapsed claim may have been in another's way. */
    void free(AppointmentId appointment, Instant at) {
        if (hasClaim(appointment)) {
            apply(new ClaimFreed(id, appointment, at));
        }
    }

    private void freeLapsed(QuarterHours wanted, Instant now) {
        var lapsed = List.copyOf(claims.entrySet());
        for (var entry : lapsed) {
            var expiresAt = entry.getValue().expiresAt();
            if (expiresAt != null
                    && entry.getValue().isLapsed(now)
                    && entry.getValue().quarterHours().intersects(wanted)) {
                apply(new ClaimFreed(id, entry.getKey(), expiresAt));
            }
        }
    }

    @EventSourcingHandler
    void on(AvailabilityPublished event) {
        id = event.providerDayId();
        published = published.plus(event.quarterHours());
    }

    @EventSourcingHandler
    void on(AvailabilityWithdrawn event) {
        published = published.minus(event.quarterHours());
    }

    @EventSourcingHandler
    void on(TimeClaimed event) {
        claims.put(
                event.appointmentId(),
                new Claim(
                        event.quarterHours(),
                        event.expiresAt(),
                        new Claimant(event.clientId(), Boolean.TRUE.equals(event.newcomer()))));
    }

    @EventSourcingHandler
    void on(ClaimConfirmed event) {
        claims.computeIfPresent(event.appointmentId(), (_, claim) -> claim.confirmed());
    }

    @EventSourcingHandler
    void on(ClaimFreed event) {
        claims.remove(event.appointmentId());
    }

    boolean hasClaim(AppointmentId appointment) {
        return claims.containsKey(appointment);
    }

    /** How many windows there are in all, taken or not. */
    int size() {
        return published.count();
    }

    boolean isPublished(QuarterHours wanted) {
        return published.containsAll(wanted);
    }

    /** The claims that are in the way of the wanted time. */
    List<Claim> inUse(QuarterHours wanted, Instant now) {
        return claims.values().stream()
                .filter(claim -> !claim.isLapsed(now) && claim.quarterHours().intersects(wanted))
                .toList();
    }

    QuarterHours free(Instant now) {
        return inUse(QuarterHours.ALL, now).stream().map(Claim::quarterHours).reduce(published, QuarterHours::minus);
    }
}
