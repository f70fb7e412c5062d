package org.appointmentscheduler.server.tracing;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.InstantSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the spans between a request's, which the framework makes, and the views. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(TracingConfiguration.ENDPOINT)
class TracingConfiguration {

    static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    @Autowired
    void trace(CommandBus bus, DeadlineManager timers, Tracer tracer, Propagator propagator) {
        var tracing = new CommandTracing(tracer, new TraceParent(propagator));
        bus.registerHandlerInterceptor(tracing);
        timers.registerHandlerInterceptor(tracing);
    }

    @Bean
    static CorrelationDataProvider traceOfTheEvents() {
        return new SimpleCorrelationDataProvider(TraceParent.KEY);
    }

    @Bean
    static ConfigurerModule viewTracing(
            ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator, InstantSource clock) {
        return configurer -> configurer
                .eventProcessing()
                .registerDefaultHandlerInterceptor((_, projection) -> new ViewTracing(
                        projection, tracer.getObject(), new TraceParent(propagator.getObject()), clock));
    }
}
