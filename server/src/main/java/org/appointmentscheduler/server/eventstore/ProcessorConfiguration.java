package org.appointmentscheduler.server.eventstore;

import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How every view reads the events. Set as the default of all processing groups, not of named ones: a group nobody
 * configured would skip what it cannot digest.
 */
@Configuration(proxyBeanMethods = false)
class ProcessorConfiguration {

    private static final int SEGMENTS = 4;
    private static final int BATCH = 500;
    private static final long CLAIM_INTERVAL_MILLIS = 1000;

    @Bean
    ConfigurerModule processors(
            @Qualifier("eventSource") ObjectProvider<StreamableMessageSource<TrackedEventMessage<?>>> source,
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            Caution caution) {
        return configurer -> {
            var processing = configurer.eventProcessing();
            processing.usingPooledStreamingEventProcessors();
            processing.configureDefaultStreamableMessageSource(configuration -> source.getObject());
            processing.registerPooledStreamingEventProcessorConfiguration(
                    (configuration, builder) -> settings(builder));
            processing.registerDefaultTransactionManager(configuration -> transactions);
            processing.registerDefaultErrorHandler(configuration -> PropagatingErrorHandler.instance());
            processing.registerDefaultListenerInvocationErrorHandler(
                    configuration -> PropagatingErrorHandler.instance());
            processing.registerDefaultHandlerInterceptor((configuration, group) -> (work, chain) -> {
                work.onRollback(failed -> caution.begin(group));
                return chain.proceed();
            });
            processing.registerDeadLetterQueueProvider(group -> {
                processing.registerDeadLetterPolicy(group, configuration -> new DeadLetterPolicy(group, caution));
                allowRebuild(processing, group);
                return configuration -> deadLetters(group, connections, transactions, serializer, eventSerializer);
            });
        };
    }

    private static PooledStreamingEventProcessor.Builder settings(PooledStreamingEventProcessor.Builder builder) {
        return builder.initialSegmentCount(SEGMENTS)
                .batchSize(BATCH)
                .workerExecutor(view -> new Pace(view, System::nanoTime))
                .tokenClaimInterval(CLAIM_INTERVAL_MILLIS)
                .initialToken(StreamableMessageSource::createTailToken);
    }

    /** A rebuild is how a view is repaired, so it must not keep the letters of the view it replaces. */
    private static void allowRebuild(EventProcessingConfigurer processing, String group) {
        processing.registerDeadLetteringEventHandlerInvokerConfiguration(
                group, (configuration, builder) -> builder.allowReset(true).enableSequenceIdentifierCache());
    }

    private static SequencedDeadLetterQueue<EventMessage<?>> deadLetters(
            String group,
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer serializer,
            Serializer eventSerializer) {
        return JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(group)
                .schema(Schemas.DEAD_LETTERS)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .genericSerializer(serializer)
                .eventSerializer(eventSerializer)
                .build();
    }
}
