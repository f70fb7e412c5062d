package org.appointmentscheduler.server.eventstore;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.appointmentscheduler.server.database.Database;
import org.appointmentscheduler.server.database.Engine;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;

/** Spells out the event store instead of leaving its parts to auto-configuration, which guesses wrong on this stack. */
@Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {

    private static final int BATCH = 100;

    /** The connection of the Spring transaction that is active, or else one for a single statement. */
    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new SpringDataSourceConnectionProvider(dataSource);
    }

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
    TokenStore tokenStore(ConnectionProvider connections, Serializer serializer, Database database) {
        return JdbcTokenStore.builder()
                .schema(Schemas.TOKENS)
                .contentType(String.class)
                .connectionProvider(connections)
                .serializer(serializer)
                .claimTimeout(Duration.ofSeconds(10))
                .nodeId(nodeId(database))
                .build();
    }

    /** An embedded database has one process at a time, which need not wait for the claims of its dead predecessor. */
    private static String nodeId(Database database) {
        return database.engine() == Engine.H2
                ? "embedded"
                : ManagementFactory.getRuntimeMXBean().getName();
    }
}
