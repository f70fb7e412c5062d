package org.appointmentscheduler.query.rules;

import java.util.Optional;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.api.calendar.ProviderDayEvent;
import org.appointmentscheduler.api.client.ClientHoldsEvent;

/** What may happen next in a stream, after all that has. */
interface Rules {

    /** What is wrong with the next event, if anything is. */
    Optional<Breach> next(Object event);

    /** Those of the stream that begins with this event. */
    static Rules of(Object first) {
        return switch (first) {
            case AppointmentEvent _ -> new AppointmentRules();
            case ProviderDayEvent _ -> new DayRules();
            case ClientHoldsEvent _ -> new HoldsRules();
            default ->
                event ->
                        event.getClass().getEnclosingClass() == first.getClass().getEnclosingClass()
                                ? Breach.NONE
                                : misplaced();
        };
    }

    static Optional<Breach> misplaced() {
        return Breach.of(Violation.Kind.MISPLACED, "The event is not in the stream of what it is about.");
    }
}
