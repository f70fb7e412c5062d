package org.appointmentscheduler.server.eventstore;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.sql.DataSource;
import org.appointmentscheduler.server.database.Database;
import org.appointmentscheduler.server.database.Engine;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How positions are kept, spelled out instead of left to auto-configuration, which guesses wrong on this stack. Where the
 * events are is a question of {@link OwnEventStore}, or of Axon Server.
 */
@Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {

    /** The connection of the Spring transaction that is active, or else one for a single statement. */
    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new SpringDataSourceConnectionProvider(dataSource);
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
