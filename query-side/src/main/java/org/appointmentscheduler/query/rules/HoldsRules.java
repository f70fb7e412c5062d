package org.appointmentscheduler.query.rules;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldConfirmed;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldReturned;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldTaken;
import org.appointmentscheduler.query.rules.Violation.Kind;

/** A client takes a hold once, and confirms or returns it once, before it ends. */
final class HoldsRules implements Rules {

    private final Map<AppointmentId, Instant> ends = new HashMap<>();
    private final Set<AppointmentId> decided = new HashSet<>();

    @Override
    public Optional<Breach> next(Object event) {
        return switch (event) {
            case HoldTaken it -> take(it);
            case HoldConfirmed it -> decide(it.appointmentId(), it.confirmedAt());
            case HoldReturned it -> decide(it.appointmentId(), it.returnedAt());
            default -> Rules.misplaced();
        };
    }

    private Optional<Breach> take(HoldTaken hold) {
        return ends.putIfAbsent(hold.appointmentId(), hold.expiresAt()) == null
                ? Breach.NONE
                : Breach.of(Kind.ILLEGAL_TRANSITION, "A hold is taken twice.");
    }

    private Optional<Breach> decide(AppointmentId appointment, Instant at) {
        var end = ends.get(appointment);
        if (end == null || !decided.add(appointment)) {
            return Breach.of(Kind.ILLEGAL_TRANSITION, "A hold is confirmed or returned that is not open.");
        }
        return at.isBefore(end)
                ? Breach.NONE
                : Breach.of(Kind.TOO_LATE, "A hold is confirmed or returned after it has ended.");
    }
}
