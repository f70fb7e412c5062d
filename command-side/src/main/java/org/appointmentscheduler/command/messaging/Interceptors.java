package org.appointmentscheduler.command.messaging;

import org.axonframework.commandhandling.CommandBus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;

/** What every command passes on its way to its handler, outermost first. */
@Configuration(proxyBeanMethods = false)
class Interceptors {

    @Autowired
    void register(
            CommandBus bus,
            SecondThoughts secondThoughts,
            IdempotencyInterceptor idempotency,
            NotFoundInterceptor notFound) {
        bus.registerHandlerInterceptor(secondThoughts);
        bus.registerHandlerInterceptor(idempotency);
        bus.registerHandlerInterceptor(notFound);
    }
}
