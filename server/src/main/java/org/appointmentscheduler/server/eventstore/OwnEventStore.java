package org.appointmentscheduler.server.eventstore;

import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.appointmentscheduler.server.database.Database;
import org.appointmentscheduler.server.database.Engine;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;

/** Events in the database that has everything else, unless they are in Axon Server. */
@Configuration(proxyBeanMethods = false)
@Conditional(WithoutAxonServer.class)
class OwnEventStore {

    private static final int BATCH = 100;

    /**
     * Reads and writes take no transaction of their own: an append joins the command's, and a read before it holds no
     * connection while the command waits for its turn.
     */
    @Bean
    EventStorageEngine eventStorageEngine(
            ConnectionProvider connections,
            DataSource dataSource,
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            org.axonframework.config.Configuration configuration) {
        var builder = JdbcEventStorageEngine.builder()
                .schema(Schemas.EVENTS)
                .dataType(String.class)
                .connectionProvider(connections)
                .transactionManager(NoTransactionManager.INSTANCE)
                .snapshotSerializer(serializer)
                .eventSerializer(eventSerializer)
                .upcasterChain(configuration.upcasterChain())
                .batchSize(BATCH)
                // Sequence numbers have no holes, so a short batch is the last one and need not be proved empty.
                .finalAggregateBatchPredicate(batch -> batch.size() < BATCH)
                .gapTimeout((int) Gaps.TIMEOUT.toMillis());
        return new EventTable(builder, new SQLErrorCodeSQLExceptionTranslator(dataSource));
    }

    /** The fetch delay is how late a view on another node may be when the doorbell is broken. */
    @Bean
    EmbeddedEventStore eventStore(EventStorageEngine engine, Database database) {
        var builder = EmbeddedEventStore.builder()
                .storageEngine(engine)
                .fetchDelay(100)
                .timeUnit(TimeUnit.MILLISECONDS);
        return database.engine() == Engine.POSTGRESQL
                ? new SharedEventStore(builder, database::connectDirectly)
                : builder.build();
    }

    @Bean
    PromptStreams eventSource(EventStore events) {
        return new PromptStreams(events);
    }
}
