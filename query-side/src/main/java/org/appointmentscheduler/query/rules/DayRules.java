package org.appointmentscheduler.query.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityPublished;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityWithdrawn;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimFreed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.TimeClaimed;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.query.rules.Violation.Kind;

/** A quarter hour of a provider's day belongs to one at a time, and only while it is published. */
final class DayRules implements Rules {

    private final Map<AppointmentId, TimeClaimed> held = new HashMap<>();
    private final Map<AppointmentId, QuarterHours> booked = new HashMap<>();
    private QuarterHours published = QuarterHours.NONE;

    @Override
    public Optional<Breach> next(Object event) {
        return switch (event) {
            case AvailabilityPublished it -> publish(it.quarterHours());
            case AvailabilityWithdrawn it -> withdraw(it.quarterHours());
            case TimeClaimed it -> claim(it);
            case ClaimConfirmed it -> confirm(it);
            case ClaimFreed it -> free(it);
            default -> Rules.misplaced();
        };
    }

    private Optional<Breach> publish(QuarterHours hours) {
        published = published.plus(hours);
        return Breach.NONE;
    }

    private Optional<Breach> withdraw(QuarterHours hours) {
        if (!published.containsAll(hours)) {
            return Breach.of(Kind.UNPUBLISHED, "Time is withdrawn that is not published.");
        }
        if (isTaken(hours)) {
            return Breach.of(Kind.WITHDRAWN_IN_USE, "Time is withdrawn that an appointment has.");
        }
        published = published.minus(hours);
        return Breach.NONE;
    }

    private Optional<Breach> claim(TimeClaimed claim) {
        if (!published.containsAll(claim.quarterHours())) {
            return Breach.of(Kind.UNPUBLISHED, "Time is claimed that is not published.");
        }
        if (isTaken(claim.quarterHours())) {
            return Breach.of(Kind.OVERLAP, "Time is claimed that another appointment has.");
        }
        if (held.put(claim.appointmentId(), claim) != null || booked.containsKey(claim.appointmentId())) {
            return Breach.of(Kind.ILLEGAL_TRANSITION, "An appointment claims time twice.");
        }
        return Breach.NONE;
    }

    private Optional<Breach> confirm(ClaimConfirmed confirmation) {
        if (booked.containsKey(confirmation.appointmentId())) {
            return Breach.of(Kind.ILLEGAL_TRANSITION, "A claim is confirmed twice.");
        }
        var claim = held.remove(confirmation.appointmentId());
        if (claim == null) {
            return Breach.of(Kind.NOT_CLAIMED, "A claim is confirmed that there is not.");
        }
        booked.put(confirmation.appointmentId(), claim.quarterHours());
        return confirmation.confirmedAt().isBefore(claim.expiresAt())
                ? Breach.NONE
                : Breach.of(Kind.TOO_LATE, "A claim is confirmed after it has ended.");
    }

    private Optional<Breach> free(ClaimFreed end) {
        if (booked.containsKey(end.appointmentId())) {
            return Breach.of(Kind.BOOKED_FREED, "Time is freed that is booked.");
        }
        return held.remove(end.appointmentId()) == null
                ? Breach.of(Kind.NOT_CLAIMED, "A claim is freed that there is not.")
                : Breach.NONE;
    }

    /** Held time is taken until it is freed: whoever claims or withdraws it frees it first, also when it has lapsed. */
    private boolean isTaken(QuarterHours hours) {
        return held.values().stream().anyMatch(claim -> claim.quarterHours().intersects(hours))
                || booked.values().stream().anyMatch(hours::intersects);
    }
}
