package org.appointmentscheduler.server.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.appointmentscheduler.api.client.ClientEvent.ClientRegistered;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.query.history.EventWriters;
import org.appointmentscheduler.server.PostgresServer;
import org.appointmentscheduler.server.database.Database;
import org.appointmentscheduler.server.database.Engine;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.flywaydb.core.Flyway;
import org.h2.api.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

class EventTableTest {

    private TrackingToken read;

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

        Engine engine() {
            return Engine.valueOf(name());
        }
    }

    @ParameterizedTest
    @EnumSource
    void letsOnlyOneWriterHaveASequenceNumber(On on) {
        var events = engine(on, migrated(on.dataSource()));
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
        var events = engine(on, dataSource);

        new TransactionTemplate(new JdbcTransactionManager(dataSource)).executeWithoutResult(transaction -> {
            events.appendEvents(List.of(event("a", 0)));
            transaction.setRollbackOnly();
        });

        assertThat(events.readEvents("a").hasNext()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void readsAStreamOfAnyLength(On on) {
        var events = engine(on, migrated(on.dataSource()));
        events.appendEvents(
                LongStream.range(0, 250).mapToObj(number -> event("a", number)).toList());

        assertThat(events.readEvents("a").asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactlyElementsOf(LongStream.range(0, 250).boxed().toList());
        assertThat(events.readSnapshot("a")).isEmpty();
    }

    /** A clock that is ahead makes every event look old, and what is not there yet as if it never came. */
    @ParameterizedTest
    @EnumSource
    void waitsForAnEventThatIsBeingCommittedWhateverTheClockSays(On on) {
        var dataSource = migrated(on.dataSource());
        var events = engine(on, dataSource);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        var clock = GenericEventMessage.clock;
        GenericEventMessage.clock = Clock.offset(clock, Duration.ofHours(1));
        try {
            transactions.executeWithoutResult(_ -> {
                events.appendEvents(List.of(event("slow", 0)));
                inAnotherThread(() -> events.appendEvents(List.of(event("fast", 0))));
                read = inAnotherThread(() -> after(events, null, "fast"));
                inAnotherThread(() -> events.appendEvents(List.of(event("next", 0))));
                read = inAnotherThread(() -> after(events, read, "next"));
            });
            read = after(events, read, "slow");
            assertThat(((GapAwareTrackingToken) read).hasGaps()).isFalse();
        } finally {
            GenericEventMessage.clock = clock;
        }
    }

    @ParameterizedTest
    @EnumSource
    void forgetsAPositionWhoseWriterHasGivenUp(On on) {
        var dataSource = migrated(on.dataSource());
        var events = engine(on, dataSource);
        rollBack(events, new TransactionTemplate(new JdbcTransactionManager(dataSource)));
        events.appendEvents(List.of(event("a", 0)));
        read = after(events, null, "a");
        assertThat(((GapAwareTrackingToken) read).hasGaps()).isTrue();
        events.appendEvents(List.of(event("b", 0)));
        read = after(events, read, "b");
        assertThat(((GapAwareTrackingToken) read).hasGaps()).isFalse();
    }

    /** Or the reader would take it for one that it has read. */
    @ParameterizedTest
    @EnumSource
    void showsAnEventThatFillsAGapToAReaderThatWaitsForIt(On on) {
        var dataSource = migrated(on.dataSource());
        var events = engine(on, dataSource);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        transactions.executeWithoutResult(_ -> {
            events.appendEvents(List.of(event("slow", 0)));
            inAnotherThread(() -> rollBack(events, transactions));
            inAnotherThread(() -> events.appendEvents(List.of(event("fast", 0))));
            read = inAnotherThread(() -> after(events, null, "fast"));
        });
        assertThat(read.covers(after(events, read, "slow"))).isFalse();
    }

    /** What it reads next may be what another has waited for, who is ahead. */
    @ParameterizedTest
    @EnumSource
    void showsAnEventThatIsNewToOneReaderToOneThatWaitsForIt(On on) {
        var dataSource = migrated(on.dataSource());
        var events = engine(on, dataSource);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        rollBack(events, transactions);
        events.appendEvents(List.of(event("first", 0)));
        var behind = after(events, null, "first");
        transactions.executeWithoutResult(_ -> {
            events.appendEvents(List.of(event("slow", 0)));
            inAnotherThread(() -> events.appendEvents(List.of(event("fast", 0))));
            read = inAnotherThread(() -> after(events, behind, "fast"));
        });
        var next = events.readEvents(behind, false).findFirst().orElseThrow();
        assertThat(read.covers(next.trackingToken())).isFalse();
    }

    /** Or a reader in that moment would take the position for one that was given up. */
    @Test
    void showsAWriterBeforeItHasAPosition() throws MetaDataAccessException {
        var dataSource = migrated(On.H2.dataSource());
        var database = JdbcClient.create(dataSource);
        Onlooker.writers = new EventWriters(database, dataSource);
        database.sql("create trigger onlooker before insert on domain_event_entry for each row call '"
                        + Onlooker.class.getName() + "'")
                .update();

        new TransactionTemplate(new JdbcTransactionManager(dataSource))
                .executeWithoutResult(_ -> engine(On.H2, dataSource).appendEvents(List.of(event("a", 0))));

        assertThat(Onlooker.seen).hasSize(1);
    }

    /** Called when a row has its position and is not yet in the table. */
    public static final class Onlooker implements Trigger {

        private static EventWriters writers;
        private static Set<String> seen = Set.of();

        @Override
        public void fire(Connection connection, Object[] before, Object[] after) {
            seen = inAnotherThread(() -> writers.atWork());
        }
    }

    private static void rollBack(EventStorageEngine events, TransactionTemplate transactions) {
        transactions.executeWithoutResult(transaction -> {
            events.appendEvents(List.of(event("never", 0)));
            transaction.setRollbackOnly();
        });
    }

    /** Expects the events of these streams and nothing else, and says where that is. */
    private static TrackingToken after(EventStorageEngine events, TrackingToken token, String... streams) {
        var start = token == null ? GapAwareTrackingToken.newInstance(0, List.of()) : token;
        var found = events.readEvents(start, false)
                .map(GenericTrackedDomainEventMessage.class::cast)
                .toList();
        assertThat(found)
                .extracting(GenericTrackedDomainEventMessage::getAggregateIdentifier)
                .containsExactly(streams);
        return found.getLast().trackingToken();
    }

    private static <T> T inAnotherThread(Callable<T> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.submit(work).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static void inAnotherThread(Runnable work) {
        inAnotherThread(Executors.callable(work));
    }

    private static DataSource migrated(DataSource dataSource) {
        Flyway.configure().dataSource(dataSource).load().migrate();
        return dataSource;
    }

    private static EventStorageEngine engine(On on, DataSource dataSource) {
        var configuration = mock(Configuration.class);
        when(configuration.upcasterChain()).thenReturn(new EventUpcasterChain());
        var serializer = new SerializerConfiguration().serializer(new AnnotationRevisionResolver());
        var eventStore = new EventStoreConfiguration();
        try {
            return new OwnEventStore()
                    .eventStorageEngine(
                            eventStore.connectionProvider(dataSource),
                            dataSource,
                            serializer,
                            serializer,
                            configuration,
                            new Database(on.engine(), "here", mock()));
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DomainEventMessage<?> event(String stream, long sequenceNumber) {
        return new GenericDomainEventMessage<>(
                "Client", stream, sequenceNumber, new ClientRegistered(new ClientId(UUID.randomUUID()), NINE));
    }
}
