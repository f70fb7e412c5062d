package org.appointmentscheduler.query.rules;

import java.time.Instant;
import java.util.Optional;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.api.appointment.AppointmentEvent.AppointmentConfirmed;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldExpired;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldReleased;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.query.rules.Violation.Kind;
import org.jspecify.annotations.Nullable;

/** An appointment is held once, and becomes one other thing: before its end by its holder, or at its end by itself. */
final class AppointmentRules implements Rules {

    private static final int MOST_QUARTER_HOURS = QuarterHours.PER_DAY / 2;

    private @Nullable SlotHeld hold;
    private boolean ended;

    @Override
    public Optional<Breach> next(Object event) {
        return event instanceof AppointmentEvent it ? next(it) : Rules.misplaced();
    }

    private Optional<Breach> next(AppointmentEvent event) {
        var begun = hold;
        if (begun == null) {
            return begin(event);
        }
        if (ended || event instanceof SlotHeld) {
            return Breach.of(Kind.ILLEGAL_TRANSITION, "The appointment's state does not allow this.");
        }
        ended = true;
        return switch (event) {
            case AppointmentConfirmed it -> byHolder(begun, it, it.confirmedAt());
            case HoldReleased it -> byHolder(begun, it, it.releasedAt());
            case HoldExpired it
            when !it.expiredAt().equals(begun.expiresAt()) ->
                Breach.of(Kind.ILLEGAL_TRANSITION, "The hold expires at another time than it ends.");
            case HoldExpired _, SlotHeld _ -> Breach.NONE;
        };
    }

    private Optional<Breach> begin(AppointmentEvent event) {
        if (!(event instanceof SlotHeld first)) {
            return Breach.of(Kind.ILLEGAL_TRANSITION, "The appointment does not begin as a hold.");
        }
        hold = first;
        return isSlot(new TimeRange(first.start(), first.end()))
                ? Breach.NONE
                : Breach.of(Kind.ILLEGAL_TRANSITION, "The time held is none that can be reserved.");
    }

    private static boolean isSlot(TimeRange time) {
        return time.isOnGrid()
                && time.start().isBefore(time.end())
                && !time.end().isAfter(time.start().plus(TimeRange.GRID.multipliedBy(MOST_QUARTER_HOURS)));
    }

    private static Optional<Breach> byHolder(SlotHeld hold, AppointmentEvent event, Instant at) {
        if (!event.clientId().equals(hold.clientId())) {
            return Breach.of(Kind.NOT_HOLDER, "Another client than the holder has decided this.");
        }
        return at.isBefore(hold.expiresAt())
                ? Breach.NONE
                : Breach.of(Kind.TOO_LATE, "The hold had ended before this was decided.");
    }
}
