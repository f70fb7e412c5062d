package org.appointmentscheduler.query.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.api.appointment.AppointmentEvent.AppointmentConfirmed;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldExpired;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldReleased;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimFreed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.TimeClaimed;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldConfirmed;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldReturned;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldTaken;
import org.appointmentscheduler.query.rules.Violation.Kind;
import org.appointmentscheduler.query.sealing.EventRows;

/** Streams that are written together say the same: an appointment, the days its time lies in, what its client holds. */
record Agreement(EventRows events) {

    /** Whether an appointment's days and its client tell the same of it as its own stream, whose last event this is. */
    Optional<Breach> ofAppointment(SlotHeld hold, AppointmentEvent last) {
        for (var day : time(hold).byDay().entrySet()) {
            var told = about(hold.appointmentId(), new ProviderDayId(hold.providerId(), day.getKey()).toString());
            if (isKnown(told) && !isToldByDay(told, day.getValue(), hold, last)) {
                return Breach.of(Kind.DISAGREEMENT, "The provider's day " + day.getKey() + " tells something else.");
            }
        }
        var told = about(hold.appointmentId(), "holds/" + hold.clientId());
        return isKnown(told) && !isToldByClient(told, hold, last)
                ? Breach.of(Kind.DISAGREEMENT, "What is counted for the client tells something else.")
                : Breach.NONE;
    }

    /** Whether an appointment that a day or a client tells of is the provider's on that day, or the client's. */
    Optional<Breach> ofOthers(Object event) {
        return switch (event) {
            case TimeClaimed it
            when !isOn(it.providerDayId(), it.appointmentId()) ->
                Breach.of(Kind.DISAGREEMENT, "There is no such appointment of this provider on this day.");
            case HoldTaken it
            when !first(it.appointmentId())
                    .filter(hold -> hold.clientId().equals(it.clientId()))
                    .isPresent() -> Breach.of(Kind.DISAGREEMENT, "There is no such appointment of this client.");
            default -> Breach.NONE;
        };
    }

    private boolean isOn(ProviderDayId day, AppointmentId appointment) {
        return first(appointment)
                .filter(hold -> hold.providerId().equals(day.providerId()))
                .filter(hold -> hold.start().isBefore(hold.end()))
                .filter(hold -> !TimeRange.dayOf(hold.start()).isAfter(day.day()))
                .filter(hold -> !TimeRange.dayOf(hold.end().minusNanos(1)).isBefore(day.day()))
                .isPresent();
    }

    private Optional<SlotHeld> first(AppointmentId appointment) {
        return events.first(appointment.toString())
                .map(row -> Recorded.read(row).event())
                .filter(SlotHeld.class::isInstance)
                .map(SlotHeld.class::cast);
    }

    private List<Recorded> about(AppointmentId appointment, String stream) {
        return events.ofStream(stream, appointment.toString()).stream()
                .map(Recorded::read)
                .toList();
    }

    /** What a later version has recorded may have changed anything. */
    private static boolean isKnown(List<Recorded> told) {
        return told.stream().allMatch(recorded -> recorded.event() != null);
    }

    private static boolean isToldByDay(List<Recorded> told, QuarterHours time, SlotHeld hold, AppointmentEvent last) {
        return !told.isEmpty()
                && told.getFirst().event() instanceof TimeClaimed claim
                && claim.quarterHours().equals(time)
                && claim.expiresAt().equals(hold.expiresAt())
                && switch (last) {
                    // It may have been in another's way before that was recorded.
                    case SlotHeld _ -> told.size() == 1 || isLapsed(told, hold);
                    case AppointmentConfirmed _ -> isFollowedBy(told, ClaimConfirmed.class);
                    case HoldReleased _ -> isFollowedBy(told, ClaimFreed.class);
                    case HoldExpired _ -> isLapsed(told, hold);
                };
    }

    private static boolean isLapsed(List<Recorded> told, SlotHeld hold) {
        return isFollowedBy(told, ClaimFreed.class)
                && told.getLast().event() instanceof ClaimFreed end
                && end.freedAt().equals(hold.expiresAt());
    }

    /** What an administrator holds for somebody is not counted. */
    private static boolean isToldByClient(List<Recorded> told, SlotHeld hold, AppointmentEvent last) {
        return told.isEmpty()
                || told.getFirst().event() instanceof HoldTaken taken
                        && taken.expiresAt().equals(hold.expiresAt())
                        && switch (last) {
                            case SlotHeld _, HoldExpired _ -> told.size() == 1;
                            case AppointmentConfirmed _ -> isFollowedBy(told, HoldConfirmed.class);
                            case HoldReleased _ -> isFollowedBy(told, HoldReturned.class);
                        };
    }

    private static boolean isFollowedBy(List<Recorded> told, Class<?> type) {
        return told.size() == 2 && Stream.of(told.getLast().event()).allMatch(type::isInstance);
    }

    private static TimeRange time(SlotHeld hold) {
        return new TimeRange(hold.start(), hold.end());
    }
}
