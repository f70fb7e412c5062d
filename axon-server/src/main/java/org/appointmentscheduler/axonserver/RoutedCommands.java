package org.appointmentscheduler.axonserver;

import org.appointmentscheduler.api.Rejection;
import org.appointmentscheduler.command.messaging.OutcomeUnknown;
import org.appointmentscheduler.command.messaging.Rejected;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.axonserver.connector.command.AxonServerCommandDispatchException;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.messaging.HandlerExecutionException;

/** Commands that any node may decide. Their senders get the same exceptions as from a handler of their own. */
final class RoutedCommands extends AxonServerCommandBus {

    RoutedCommands(Builder builder) {
        super(builder);
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        super.<C, R>dispatch(command, (message, result) -> callback.onResult(message, asIfLocal(result)));
    }

    @SuppressWarnings("unchecked")
    private static <R> CommandResultMessage<R> asIfLocal(CommandResultMessage<? extends R> result) {
        return result.isExceptional()
                ? GenericCommandResultMessage.asCommandResultMessage(asIfLocal(result.exceptionResult()))
                : (CommandResultMessage<R>) result;
    }

    private static Throwable asIfLocal(Throwable failure) {
        var details = failure instanceof HandlerExecutionException remote
                ? remote.getDetails().orElse(null)
                : null;
        return switch (details) {
            case Rejection refusal -> new Rejected(refusal.refusal(), refusal.detail(), refusal.values());
            case Failure kind -> kind.asException(String.valueOf(failure.getMessage()), failure);
            case null, default -> undelivered(failure);
        };
    }

    /** A command that may have been delivered may have been done. */
    private static Throwable undelivered(Throwable failure) {
        if (Failure.isBehind(failure, NoHandlerForCommandException.class)) {
            return Failure.UNAVAILABLE.asException("No node decides commands", failure);
        }
        return Failure.isBehind(
                                failure,
                                AxonServerCommandDispatchException.class,
                                AxonServerException.class,
                                io.axoniq.axonserver.connector.AxonServerException.class)
                        && !(failure instanceof HandlerExecutionException)
                ? new OutcomeUnknown("The command was decided or not", failure)
                : failure;
    }
}
