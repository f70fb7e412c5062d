package org.appointmentscheduler.command.appointment;

import java.time.Instant;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReserveSlot;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.command.calendar.ProviderDays;
import org.appointmentscheduler.command.messaging.Rejected;
import org.appointmentscheduler.command.quota.HoldQuotas;
import org.appointmentscheduler.command.registration.Registrations;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Decides whether somebody may have a time, and takes it: every rule of a reservation, in the order of its refusals. */
@Component
public class Reservations {

    private static final Actor ANYBODY = new Actor.System("anybody");

    private final Registrations registrations;
    private final BookingPolicy policy;
    private final HoldQuotas quotas;
    private final ProviderDays days;

    Reservations(Registrations registrations, BookingPolicy policy, HoldQuotas quotas, ProviderDays days) {
        this.registrations = registrations;
        this.policy = policy;
        this.quotas = quotas;
        this.days = days;
    }

    /**
     * The same rules over other streams.
     *
     * @param people where clients and providers are registered
     * @param time where quotas and days are
     */
    public Reservations over(EventStore people, EventStore time) {
        return new Reservations(registrations.over(people), policy, quotas.over(time), days.over(time));
    }

    /**
     * Takes the time in the current unit of work.
     *
     * @throws Rejected when a rule forbids it
     */
    public TimeRange take(ReserveSlot command, Actor actor, Instant now) {
        requireMayBook(actor);
        registrations.requireClient(command.clientId(), actor);
        return takeTime(command, actor, now);
    }

    /** Takes it for one whom nothing binds but what binds everybody, whoever the command says it is. */
    public TimeRange takeForAnybody(ReserveSlot command, Instant now) {
        return takeTime(command, ANYBODY, now);
    }

    private TimeRange takeTime(ReserveSlot command, Actor actor, Instant now) {
        registrations.requireProvider(command.providerId());
        var wanted = SlotRules.requireOnGrid(command.start(), command.duration());
        var earliestStart = policy.earliestStart(now);
        SlotRules.requireNotice(wanted, earliestStart);

        var ends = policy.holdEnds(now);
        var claimant = quotas.take(command.clientId(), command.appointmentId(), actor, now, ends);
        days.claim(command.appointmentId(), claimant, command.providerId(), wanted, now, ends, earliestStart);
        return wanted;
    }

    /** A guest has the link to one appointment, and makes no other. */
    private static void requireMayBook(Actor actor) {
        if (actor instanceof Actor.Guest) {
            throw Rejected.forbidden();
        }
    }
}
