package org.appointmentscheduler.axonserver;

import org.appointmentscheduler.api.appointment.AppointmentCommand;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReserveSlot;
import org.appointmentscheduler.api.calendar.CalendarCommand;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.distributed.RoutingStrategy;

/**
 * Sends what competes for the same days to the same node, where it waits in line instead of losing races. Only a matter
 * of speed: the event store refuses the loser on whichever node.
 */
final class ProviderRouting implements RoutingStrategy {

    @Override
    public String getRoutingKey(CommandMessage<?> message) {
        return switch (message.getPayload()) {
            case ReserveSlot reserve -> reserve.providerId().toString();
            case CalendarCommand calendar -> calendar.providerId().toString();
            case AppointmentCommand appointment -> appointment.appointmentId().toString();
            default -> message.getIdentifier();
        };
    }
}
