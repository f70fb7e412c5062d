package org.appointmentscheduler.command.appointment;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.WholeSeconds;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ConfirmReservation;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ExpireHold;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReleaseHold;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReserveSlot;
import org.appointmentscheduler.api.appointment.AppointmentEvent.AppointmentConfirmed;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldExpired;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldReleased;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.appointment.AppointmentState;
import org.appointmentscheduler.api.appointment.AppointmentStatus;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.command.calendar.ProviderDays;
import org.appointmentscheduler.command.messaging.Rejected;
import org.appointmentscheduler.command.messaging.RequestMetaData;
import org.appointmentscheduler.command.quota.HoldQuotas;
import org.appointmentscheduler.command.registration.Registrations;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One booking's life. Whether its hold still lives is a question of time, asked by every rule; the timer only records
 * the answer. Its time is guarded by the provider's days, and its client's quota by what the client holds; both change
 * in the same unit of work.
 */
@Aggregate(lockFactory = "turns", cache = "recentAggregates")
@SuppressWarnings("NullAway.Init") // Axon fills the fields by replaying events.
class Appointment {

    static final String HOLD_EXPIRY = "hold-expiry";

    @AggregateIdentifier
    private AppointmentId id;

    private ClientId clientId;
    private ProviderId providerId;
    private TimeRange slot;
    private AppointmentStatus status;
    private Instant heldAt;
    private Instant expiresAt;
    private String timerId;
    private @Nullable Instant confirmedAt;
    private @Nullable Instant releasedAt;

    Appointment() {
        // For Axon.
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Change<AppointmentState> handle(
            ReserveSlot command,
            Actor actor,
            Reservations reservations,
            BookingPolicy policy,
            DeadlineManager timers,
            InstantSource clock) {
        var now = clock.instant();
        var slot = reservations.take(command, actor, now);
        var ends = policy.holdEnds(now);
        apply(new SlotHeld(
                command.appointmentId(),
                command.clientId(),
                command.providerId(),
                slot.start(),
                slot.end(),
                WholeSeconds.of(now),
                ends,
                policy.minimumNotice(),
                policy.hold(),
                timers.schedule(ends, HOLD_EXPIRY, new HoldExpiry(ends))));
        return change(now);
    }

    /** A hold that was granted can be confirmed for its whole life, also when its start comes closer than the notice. */
    @CommandHandler
    Change<AppointmentState> handle(
            ConfirmReservation command,
            @MetaDataValue(RequestMetaData.EXPECTED_VERSION) @Nullable Long expectedVersion,
            Actor actor,
            Registrations registrations,
            BookingPolicy policy,
            HoldQuotas quotas,
            ProviderDays days,
            DeadlineManager timers,
            InstantSource clock) {
        requireKnownTo(actor, command.clientId(), registrations);
        requireVersion(expectedVersion);
        requireOwner(command.clientId(), registrations);
        var now = clock.instant();
        switch (statusAt(now)) {
            case CONFIRMED -> {
                return change(now);
            }
            case HELD -> {
                quotas.confirm(clientId, id, now);
                // The day may know better: a node whose clock is ahead may have seen the hold end.
                if (!days.confirm(id, providerId, slot, now)) {
                    throw holdExpired(now, policy, days);
                }
                timers.cancelSchedule(HOLD_EXPIRY, timerId);
                apply(new AppointmentConfirmed(id, clientId, providerId, WholeSeconds.of(now)));
                return change(now);
            }
            case EXPIRED -> throw holdExpired(now, policy, days);
            default -> throw wrongState(now);
        }
    }

    @CommandHandler
    Change<AppointmentState> handle(
            ReleaseHold command,
            @MetaDataValue(RequestMetaData.EXPECTED_VERSION) @Nullable Long expectedVersion,
            Actor actor,
            Registrations registrations,
            HoldQuotas quotas,
            ProviderDays days,
            DeadlineManager timers,
            InstantSource clock) {
        requireKnownTo(actor, command.clientId(), registrations);
        requireVersion(expectedVersion);
        requireOwner(command.clientId(), registrations);
        var now = clock.instant();
        switch (statusAt(now)) {
            case RELEASED -> {
                return change(now);
            }
            case HELD -> {
                quotas.giveBack(clientId, id, now);
                days.free(id, providerId, slot, WholeSeconds.of(now));
                timers.cancelSchedule(HOLD_EXPIRY, timerId);
                apply(new HoldReleased(id, clientId, providerId, WholeSeconds.of(now)));
                return change(now);
            }
            default -> throw wrongState(now);
        }
    }

    /** Does what a lost timer should have done. */
    @CommandHandler
    Change<AppointmentState> handle(
            ExpireHold command, Actor actor, ProviderDays days, DeadlineManager timers, InstantSource clock) {
        if (!(actor instanceof Actor.System)) {
            throw Rejected.forbidden();
        }
        var now = clock.instant();
        if (status == AppointmentStatus.HELD && isOver(now)) {
            timers.cancelSchedule(HOLD_EXPIRY, timerId);
            recordExpiry(days);
        }
        return change(now);
    }

    @DeadlineHandler(deadlineName = HOLD_EXPIRY)
    void expire(HoldExpiry timer, ProviderDays days, DeadlineManager timers, InstantSource clock) {
        if (status != AppointmentStatus.HELD || !timer.expiresAt().equals(expiresAt)) {
            return; // Late, doubled or stale: what it was set for is recorded, or was never to happen.
        }
        if (isOver(clock.instant())) {
            recordExpiry(days);
        } else {
            timers.schedule(expiresAt, HOLD_EXPIRY, timer); // Set off by a node whose clock is ahead.
        }
    }

    private void recordExpiry(ProviderDays days) {
        days.free(id, providerId, slot, expiresAt);
        apply(new HoldExpired(id, clientId, providerId, expiresAt));
    }

    @EventSourcingHandler
    void on(SlotHeld event) {
        id = event.appointmentId();
        clientId = event.clientId();
        providerId = event.providerId();
        slot = new TimeRange(event.start(), event.end());
        status = AppointmentStatus.HELD;
        heldAt = event.heldAt();
        expiresAt = event.expiresAt();
        timerId = event.timerId();
    }

    @EventSourcingHandler
    void on(AppointmentConfirmed event) {
        status = AppointmentStatus.CONFIRMED;
        confirmedAt = event.confirmedAt();
    }

    @EventSourcingHandler
    void on(HoldReleased event) {
        status = AppointmentStatus.RELEASED;
        releasedAt = event.releasedAt();
    }

    @EventSourcingHandler
    void on(HoldExpired event) {
        status = AppointmentStatus.EXPIRED;
    }

    private boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }

    private AppointmentStatus statusAt(Instant now) {
        return status == AppointmentStatus.HELD && isOver(now) ? AppointmentStatus.EXPIRED : status;
    }

    /** Whoever may not know of an appointment is told that there is none, and that before anything else. */
    private void requireKnownTo(Actor actor, ClientId client, Registrations registrations) {
        var known = switch (actor) {
            case Actor.Client own -> own.id().equals(clientId);
            case Actor.Guest guest -> guest.appointment().equals(id);
            case Actor.Provider _, Actor.Nobody _ -> throw Rejected.forbidden();
            case Actor.Administrator _, Actor.System _ -> true;
        };
        if (!known) {
            throw new Rejected(Refusal.APPOINTMENT_NOT_FOUND, "There is no appointment " + id + ".");
        }
        if (!actor.isUnrestricted()) {
            registrations.requireClient(client, actor);
        }
    }

    private void requireVersion(@Nullable Long expected) {
        if (expected != null && !expected.equals(getVersion())) {
            throw new Rejected(
                    Refusal.PRECONDITION_FAILED, "The appointment is at version " + getVersion() + ": read it again.");
        }
    }

    private void requireOwner(ClientId client, Registrations registrations) {
        if (!client.equals(clientId)) {
            registrations.requireClient(client);
            throw new Rejected(Refusal.NOT_HOLD_OWNER, "Only the client who reserved the time can do this.");
        }
    }

    private Rejected holdExpired(Instant now, BookingPolicy policy, ProviderDays days) {
        var stillFree = !slot.start().isBefore(policy.earliestStart(now)) && days.isFree(providerId, slot, now);
        return new Rejected(
                Refusal.HOLD_EXPIRED,
                "The hold ended at " + expiresAt + ".",
                Map.of("expiredAt", expiresAt, "slotStillFree", stillFree));
    }

    private Rejected wrongState(Instant now) {
        return new Rejected(
                Refusal.WRONG_STATE, "The appointment does not allow this any more.", Map.of("status", statusAt(now)));
    }

    private Change<AppointmentState> change(Instant now) {
        return new Change<>(stateAt(now), id.toString(), getVersion());
    }

    private AppointmentState stateAt(Instant now) {
        return AppointmentState.judgedAt(
                now,
                id,
                status,
                clientId,
                providerId,
                slot.start(),
                slot.end(),
                heldAt,
                expiresAt,
                confirmedAt,
                releasedAt);
    }
}
