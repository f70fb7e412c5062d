package org.appointmentscheduler.server.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import org.appointmentscheduler.query.projection.NodeView;
import org.appointmentscheduler.server.eventstore.ViewLag;
import org.appointmentscheduler.server.eventstore.Vitality;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.deadline.DeadlineManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the numbers where they arise. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    static final String OPEN_HOLDS = "scheduler.holds.open";

    @Autowired
    void measure(CommandBus bus, DeadlineManager timers, MeterRegistry meters, InstantSource clock) {
        bus.registerHandlerInterceptor(new CommandMetrics(meters));
        timers.registerHandlerInterceptor(new ExpiryMetrics(meters, clock));
    }

    @Bean // Static, since the buses that are measured here come after all modules.
    static ConfigurerModule eventCounters(ObjectProvider<MeterRegistry> meters) {
        return configurer -> configurer
                .eventProcessing()
                .registerDefaultHandlerInterceptor((_, projection) -> new EventMetrics(meters.getObject(), projection));
    }

    @Bean
    MeterBinder openHoldsGauge(JdbcClient database) {
        return meters -> Gauge.builder(
                        OPEN_HOLDS,
                        () -> database.sql("select count(*) from open_hold")
                                .query(Long.class)
                                .single())
                .description("Holds that are neither confirmed nor released nor recorded as expired")
                .register(meters);
    }

    @Bean
    Views viewGauges(
            EventProcessingConfiguration processing,
            ViewLag lag,
            Vitality vitality,
            ObjectProvider<NodeView> nodeViews,
            MeterRegistry meters) {
        return new Views(new ViewMetrics(processing, lag, vitality, nodeViews), meters);
    }

    /** Which views there are is known only when all of them have been assigned. */
    record Views(ViewMetrics metrics, MeterRegistry meters) {

        @EventListener(ApplicationReadyEvent.class)
        void register() {
            metrics.register(meters);
        }
    }
}
