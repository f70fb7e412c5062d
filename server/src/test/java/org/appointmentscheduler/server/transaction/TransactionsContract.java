package org.appointmentscheduler.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.appointmentscheduler.api.client.ClientEvent.ClientRegistered;
import org.appointmentscheduler.command.messaging.Commands;
import org.appointmentscheduler.server.Bookings;
import org.appointmentscheduler.server.SchedulerApplication;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What is written together, and what is not written at all when something fails. */
@SpringBootTest(
        classes = {SchedulerApplication.class, TransactionsContract.Probes.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "scheduler.deadlines.enabled=false")
abstract class TransactionsContract {

    @Autowired
    Commands commands;

    @Autowired
    CommandBus bus;

    @Autowired
    JdbcClient database;

    @Autowired
    HikariDataSource pool;

    @Autowired
    Trap trap;

    private final AtomicReference<Consumer<UnitOfWork<?>>> fault = new AtomicReference<>(work -> {});
    private Bookings bookings;
    private Registration registration;

    @BeforeEach
    void prepare() {
        bookings = new Bookings(commands);
        // Registered last, so what it adds to the unit of work comes after the events, the timers and the rows.
        registration = bus.registerHandlerInterceptor((work, chain) -> {
            var result = chain.proceed();
            fault.get().accept(work);
            return result;
        });
    }

    @AfterEach
    void removeFault() {
        registration.cancel();
        pool.getHikariConfigMXBean().setMaximumPoolSize(20);
    }

    @Test
    void leavesNothingBehindWhenTheLastPreparationFails() {
        assertLeavesNothingBehind(work -> work.onPrepareCommit(TransactionsContract::fail));
    }

    @Test
    void leavesNothingBehindWhenSomebodyElsesCommitFails() {
        assertLeavesNothingBehind(work -> work.onCommit(TransactionsContract::fail));
    }

    private void assertLeavesNothingBehind(Consumer<UnitOfWork<?>> failure) {
        var client = bookings.client();
        var provider = bookings.provider();
        bookings.publish(provider, bookings.quarterHour(40));
        var events = count("domain_event_entry");
        var timers = count("scheduled_tasks");
        var people = count("person");
        var answers = count("idempotency_record");

        fault.set(failure);
        assertThatThrownBy(bookings::client).hasStackTraceContaining("on purpose");
        assertThatThrownBy(() -> withKey(() -> bookings.reserve(client, provider, bookings.quarterHour(40))))
                .hasStackTraceContaining("on purpose");

        assertThat(count("domain_event_entry")).isEqualTo(events);
        assertThat(count("scheduled_tasks")).isEqualTo(timers);
        assertThat(count("person")).isEqualTo(people);
        assertThat(count("idempotency_record")).isEqualTo(answers);

        fault.set(work -> {});
        withKey(() -> bookings.reserve(client, provider, bookings.quarterHour(40)));
        assertThat(count("scheduled_tasks")).isEqualTo(timers + 1);
        assertThat(count("idempotency_record")).isEqualTo(answers + 1);
    }

    /** As a request that may be repeated, so that its answer is remembered. */
    private static void withKey(Runnable command) {
        var request = new MockHttpServletRequest("POST", "/");
        request.addHeader("Idempotency-Key", UUID.randomUUID().toString());
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            command.run();
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    @Test
    void letsFiftyCommandsWaitForOneDayWithOneConnection() throws Exception {
        var provider = bookings.provider();
        pool.getHikariConfigMXBean().setMinimumIdle(1);
        pool.getHikariConfigMXBean().setMaximumPoolSize(1);
        pool.getHikariPoolMXBean().softEvictConnections();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Future<?>>();
            IntStream.range(0, 50)
                    .forEach(number ->
                            calls.add(callers.submit(() -> bookings.publish(provider, bookings.quarterHour(number)))));
            for (var call : calls) {
                call.get();
            }
        }
        assertThat(database.sql("select count(*) from domain_event_entry where aggregate_identifier = :day")
                        .param("day", provider + "/" + Bookings.MONDAY)
                        .query(Long.class)
                        .single())
                .isEqualTo(50);
    }

    @Test
    void writesAViewAndItsPositionTogether() {
        trap.armed.set(true);
        var client = bookings.client();

        await().untilAsserted(() -> assertThat(trap.armed).isFalse());
        await().untilAsserted(() -> assertThat(database.sql("select count(*) from seen_client where id = :id")
                        .param("id", client.toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1));
    }

    private long count(String table) {
        return database.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static void fail(UnitOfWork<?> work) {
        throw new IllegalStateException("on purpose");
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Probes {

        @Bean
        Trap trap(JdbcClient database) {
            return new Trap(database);
        }
    }

    /** A view that counts what it sees, and whose transaction fails once, after the row and before the commit. */
    @ProcessingGroup("probe")
    static class Trap {

        private final JdbcClient database;
        private final AtomicBoolean armed = new AtomicBoolean();

        Trap(JdbcClient database) {
            this.database = database;
            database.sql("create table if not exists seen_client (id varchar(36) not null)")
                    .update();
        }

        @EventHandler
        void on(ClientRegistered event) {
            database.sql("insert into seen_client (id) values (:id)")
                    .param("id", event.clientId().toString())
                    .update();
            if (armed.compareAndSet(true, false)) {
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void beforeCommit(boolean readOnly) {
                        throw new IllegalStateException("on purpose");
                    }
                });
            }
        }
    }
}
