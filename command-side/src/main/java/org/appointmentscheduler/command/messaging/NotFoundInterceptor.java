package org.appointmentscheduler.command.messaging;

import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.appointment.AppointmentCommand;
import org.appointmentscheduler.api.client.EraseClient;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A command for an appointment or a client that does not exist, or whose identifier is something else's, is refused like any other,
 * wherever it is handled.
 */
@Component
class NotFoundInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        try {
            return chain.proceed();
        } catch (AggregateNotFoundException | IncompatibleAggregateException e) {
            if (unitOfWork.getMessage().getPayload() instanceof AppointmentCommand command) {
                throw new Rejected(
                        Refusal.APPOINTMENT_NOT_FOUND, "There is no appointment " + command.appointmentId() + ".");
            }
            if (unitOfWork.getMessage().getPayload() instanceof EraseClient command) {
                throw new Rejected(Refusal.CLIENT_NOT_FOUND, "There is no client " + command.clientId() + ".");
            }
            throw e;
        }
    }
}
