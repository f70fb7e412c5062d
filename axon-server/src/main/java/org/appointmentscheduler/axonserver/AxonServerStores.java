package org.appointmentscheduler.axonserver;

import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.ManagedChannelCustomizer;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What changes with Axon Server: where events are appended and read, and which node decides a command. Timers, tokens,
 * views, people and remembered answers stay where they are, in PostgreSQL.
 */
@AutoConfiguration(beforeName = "org.axonframework.springboot.autoconfig.AxonAutoConfiguration")
@Profile("axonserver")
class AxonServerStores {

    @Bean
    AxonServerEventStore eventStore(
            AxonServerConfiguration settings,
            AxonServerConnectionManager connections,
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            org.axonframework.config.Configuration configuration) {
        return ShortStreams.of(AxonServerEventStore.builder()
                .configuration(settings)
                .platformConnectionManager(connections)
                .snapshotSerializer(serializer)
                .eventSerializer(eventSerializer)
                .snapshotFilter(configuration.snapshotFilter())
                .upcasterChain(configuration.upcasterChain()));
    }

    @Bean
    @Primary
    AxonServerCommandBus routedCommandBus(
            AxonServerConfiguration settings,
            AxonServerConnectionManager connections,
            @Qualifier("localSegment") CommandBus local,
            RoutingStrategy routing,
            @Qualifier("messageSerializer") Serializer serializer) {
        return new RoutedCommands(AxonServerCommandBus.builder()
                .configuration(settings)
                .axonServerConnectionManager(connections)
                .localSegment(new PlainFailures(local))
                .routingStrategy(routing)
                .serializer(serializer));
    }

    @Bean
    RoutingStrategy routing() {
        return new ProviderRouting();
    }

    @Bean
    ManagedChannelCustomizer callOutcomes() {
        return channel -> channel.intercept(new CallOutcomes());
    }

    @Bean
    StreamableMessageSource<TrackedEventMessage<?>> eventSource(AxonServerEventStore events) {
        return new PositionsFromOne(events);
    }

    @Bean
    EventCopy eventCopy(JdbcClient database, @Qualifier("eventSerializer") Serializer serializer) {
        return new EventCopy(database, serializer);
    }

    /** One segment, so that the copy grows in the order of the original. */
    @Bean
    ConfigurerModule copyInOrder() {
        return configurer -> configurer
                .eventProcessing()
                .registerPooledStreamingEventProcessorConfiguration(
                        EventCopy.NAME, (configuration, builder) -> builder.initialSegmentCount(1));
    }

    @Bean
    HealthIndicator axonServer(AxonServerConnectionManager connections, AxonServerConfiguration settings) {
        return new AxonServerHealth(() -> connections.isConnected(settings.getContext()));
    }
}
