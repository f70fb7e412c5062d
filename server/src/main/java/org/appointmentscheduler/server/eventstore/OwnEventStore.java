package org.appointmentscheduler.server.eventstore;

import javax.sql.DataSource;
import org.appointmentscheduler.query.history.EventWriters;
import org.appointmentscheduler.query.live.LiveAnswers;
import org.appointmentscheduler.server.database.Database;
import org.appointmentscheduler.server.database.Engine;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.MetaDataAccessException;
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
            org.axonframework.config.Configuration configuration,
            Database database)
            throws MetaDataAccessException {
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
                .finalAggregateBatchPredicate(batch -> batch.size() < BATCH);
        var writers = new EventWriters(JdbcClient.create(dataSource), dataSource);
        return new EventTable(
                builder, database.engine(), new SQLErrorCodeSQLExceptionTranslator(dataSource), new Gaps(writers));
    }

    @Bean
    SmartInitializingSingleton liveAnswersAreWoken(TableEventStore store, ObjectProvider<LiveAnswers> answers) {
        return () -> answers.ifAvailable(live -> store.tell(live::wake));
    }

    @Bean({"eventStore", "eventSource"})
    TableEventStore eventStore(EventStorageEngine engine, Database database) {
        return new TableEventStore(engine, database.engine() == Engine.POSTGRESQL ? database::connectDirectly : null);
    }
}
