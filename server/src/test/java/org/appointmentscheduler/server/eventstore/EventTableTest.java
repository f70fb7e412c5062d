package org.appointmentscheduler.server.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.appointmentscheduler.api.client.ClientEvent.ClientRegistered;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.server.PostgresServer;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class EventTableTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    enum On {
        H2 {
            @Override
            DataSource dataSource() {
                return new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            }
        },
        POSTGRESQL {
            @Override
            DataSource dataSource() {
                return new DriverManagerDataSource(PostgresServer.newDatabase(), "postgres", "postgres");
            }
        };

        abstract DataSource dataSource();
    }

    @ParameterizedTest
    @EnumSource
    void letsOnlyOneWriterHaveASequenceNumber(On on) {
        var events = engine(migrated(on.dataSource()));
        events.appendEvents(List.of(event("a", 0), event("a", 1)));

        assertThatThrownBy(() -> events.appendEvents(List.of(event("a", 1)))).isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> events.appendEvents(List.of(event("a", 0)))).isInstanceOf(ConcurrencyException.class);
        // Begins a stream and loses the race for another one.
        assertThatThrownBy(() -> events.appendEvents(List.of(event("b", 0), event("a", 1))))
                .isInstanceOf(ConcurrencyException.class);
    }

    @ParameterizedTest
    @EnumSource
    void appendsInTheTransactionThatIsActive(On on) {
        var dataSource = migrated(on.dataSource());
        var events = engine(dataSource);

        new TransactionTemplate(new JdbcTransactionManager(dataSource)).executeWithoutResult(transaction -> {
            events.appendEvents(List.of(event("a", 0)));
            transaction.setRollbackOnly();
        });

        assertThat(events.readEvents("a").hasNext()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void readsAStreamOfAnyLength(On on) {
        var events = engine(migrated(on.dataSource()));
        events.appendEvents(
                LongStream.range(0, 250).mapToObj(number -> event("a", number)).toList());

        assertThat(events.readEvents("a").asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactlyElementsOf(LongStream.range(0, 250).boxed().toList());
        assertThat(events.readSnapshot("a")).isEmpty();
    }

    private static DataSource migrated(DataSource dataSource) {
        Flyway.configure().dataSource(dataSource).load().migrate();
        return dataSource;
    }

    private static EventStorageEngine engine(DataSource dataSource) {
        var configuration = mock(Configuration.class);
        when(configuration.upcasterChain()).thenReturn(new EventUpcasterChain());
        var serializer = new SerializerConfiguration().serializer(new AnnotationRevisionResolver());
        var eventStore = new EventStoreConfiguration();
        return new OwnEventStore()
                .eventStorageEngine(
                        eventStore.connectionProvider(dataSource), dataSource, serializer, serializer, configuration);
    }

    private static DomainEventMessage<?> event(String stream, long sequenceNumber) {
        return new GenericDomainEventMessage<>(
                "Client", stream, sequenceNumber, new ClientRegistered(new ClientId(UUID.randomUUID()), NINE));
    }
}
