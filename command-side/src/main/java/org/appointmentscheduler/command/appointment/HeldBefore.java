package org.appointmentscheduler.command.appointment;

import java.util.Optional;
import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReserveSlot;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.appointment.AppointmentState;
import org.appointmentscheduler.api.appointment.AppointmentStatus;
import org.appointmentscheduler.command.messaging.Recollection;
import org.appointmentscheduler.command.messaging.TwoStores;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** A hold whose events are stored and whose answer got lost. Its timer may be lost as well; the sweeper sees to that. */
@Component
@TwoStores
class HeldBefore implements Recollection {

    private final EventStore events;

    HeldBefore(EventStore events) {
        this.events = events;
    }

    @Override
    public Optional<Change<?>> of(Object command) {
        return command instanceof ReserveSlot reserve
                ? events.readEvents(reserve.appointmentId().toString())
                        .asStream()
                        .findFirst()
                        .map(first -> answer((SlotHeld) first.getPayload()))
                : Optional.empty();
    }

    /** As it was given, or would have been, when the hold was made. */
    private static Change<AppointmentState> answer(SlotHeld held) {
        var state = AppointmentState.judgedAt(
                held.heldAt(),
                held.appointmentId(),
                AppointmentStatus.HELD,
                held.clientId(),
                held.providerId(),
                held.start(),
                held.end(),
                held.heldAt(),
                held.expiresAt(),
                null,
                null);
        return new Change<>(state, held.appointmentId().toString(), 0);
    }
}
