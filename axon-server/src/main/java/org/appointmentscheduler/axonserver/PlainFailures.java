package org.appointmentscheduler.axonserver;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;

/**
 * The commands of this node, whoever sent them. An exception does not travel, its details do: so each says there what
 * it means to the sender.
 */
record PlainFailures(CommandBus local) implements CommandBus {

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        local.dispatch(command);
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        local.<C, R>dispatch(command, (message, result) -> callback.onResult(message, plain(result)));
    }

    @SuppressWarnings("unchecked")
    private static <R> CommandResultMessage<R> plain(CommandResultMessage<? extends R> result) {
        if (!result.isExceptional()) {
            return (CommandResultMessage<R>) result;
        }
        var failure = result.exceptionResult();
        return Failure.of(failure)
                .<CommandResultMessage<R>>map(kind -> GenericCommandResultMessage.asCommandResultMessage(
                        new CommandExecutionException(String.valueOf(failure.getMessage()), failure, kind)))
                .orElse((CommandResultMessage<R>) result);
    }

    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        return local.subscribe(commandName, handler);
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        return local.registerHandlerInterceptor(interceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        return local.registerDispatchInterceptor(interceptor);
    }
}
