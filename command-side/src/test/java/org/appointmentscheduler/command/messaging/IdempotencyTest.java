package org.appointmentscheduler.command.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.Rejection;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.client.ClientProfile;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class IdempotencyTest {

    private record Register() {}

    private final JdbcDataSource dataSource = dataSource();
    private final JdbcClient database = JdbcClient.create(dataSource);
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Map<String, Object> metaData = new HashMap<>();
    private Supplier<Change<ClientProfile>> handler = () -> registered("Ada");
    private int handled;

    private Commands commands;

    @BeforeEach
    void aBusWithTheInterceptor() {
        database.sql("""
                        create table idempotency_record (
                            idempotency_key varchar(255) primary key, fingerprint varchar not null,
                            state_type varchar not null, state varchar not null, stream varchar not null,
                            version bigint not null, recorded_at timestamp(3) with time zone not null)""").update();
        commands = node();
    }

    /** Another node has its own memory and the same database. */
    private Commands node() {
        var bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(MessagingFixture::writing);
        new Interceptors()
                .register(
                        bus,
                        new SecondThoughts(),
                        new IdempotencyInterceptor(answers(), List.of()),
                        new NotFoundInterceptor());
        bus.subscribe(Register.class.getName(), _ -> {
            handled++;
            return handler.get();
        });
        return new Commands(bus, () -> Map.copyOf(metaData), () -> {}, new SimpleMeterRegistry());
    }

    private RememberedAnswers answers() {
        return new RememberedAnswers(database, new JdbcTemplate(dataSource), () -> now, List.of());
    }

    @Test
    void answersARepetitionFromMemory() {
        var first = send("key", "fingerprint");
        handler = () -> registered("Somebody else");
        var second = send("key", "fingerprint");
        assertThat(first.replayed()).isFalse();
        assertThat(second).isEqualTo(new Answer<>(first.change(), true));
        assertThat(database.sql("select count(*) from idempotency_record")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void decidesEveryRequestWithoutAKey() {
        commands.send(new Register());
        assertThat(commands.send(new Register()).replayed()).isFalse();
        assertThat(handled).isEqualTo(2);
    }

    @Test
    void refusesAnotherRequestWithTheSameKey() {
        send("key", "fingerprint");
        assertThat(refusal(() -> send("key", "another"))).isEqualTo(Refusal.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void keepsNoKeyOfARefusedRequest() {
        handler = () -> {
            throw new Rejected(Refusal.SLOT_ALREADY_HELD, "Taken.");
        };
        assertThat(refusal(() -> send("key", "fingerprint"))).isEqualTo(Refusal.SLOT_ALREADY_HELD);
        handler = () -> registered("Ada");
        assertThat(send("key", "another").replayed()).isFalse();
    }

    @Test
    void forgetsAfterADayToTheMillisecond() {
        send("key", "fingerprint");
        now = now.plus(Duration.ofHours(24)).minusMillis(1);
        assertThat(send("key", "fingerprint").replayed()).isTrue();
        now = now.plusMillis(1);
        assertThat(send("key", "another").replayed()).isFalse();
        assertThat(answers().purge()).isZero();
        now = now.plus(Duration.ofHours(24));
        assertThat(answers().purge()).isEqualTo(1);
    }

    @Test
    void tellsARepetitionThatTheFirstIsStillRunning() throws Exception {
        var handling = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        handler = () -> {
            handling.countDown();
            await(finish);
            return registered("Ada");
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> send("key", "fingerprint"));
            handling.await();
            assertThat(refusal(() -> send("key", "fingerprint"))).isEqualTo(Refusal.REQUEST_IN_PROGRESS);
            finish.countDown();
            assertThat(first.get().replayed()).isFalse();
        }
        assertThat(send("key", "fingerprint").replayed()).isTrue();
    }

    @Test
    void givesTheFirstAnswerWhenAnotherNodeWasFaster() {
        var other = node();
        handler = () -> {
            handler = () -> registered("Ada");
            other.send(new Register());
            return registered("Somebody else");
        };
        var answer = send("key", "fingerprint");
        assertThat(answer.replayed()).isTrue();
        assertThat(((ClientProfile) answer.change().state()).firstName()).isEqualTo("Ada");
    }

    @Test
    void givesTheFirstAnswerWhenItsEffectIsWhatStandsInTheWay() {
        var other = node();
        handler = () -> {
            handler = () -> registered("Ada");
            other.send(new Register());
            throw new Rejected(Refusal.SLOT_ALREADY_HELD, "By the first request.");
        };
        assertThat(send("key", "fingerprint").replayed()).isTrue();
    }

    private Answer<?> send(String key, String fingerprint) {
        metaData.put(RequestMetaData.IDEMPOTENCY_KEY, key);
        metaData.put(RequestMetaData.FINGERPRINT, fingerprint);
        return commands.send(new Register());
    }

    private static Change<ClientProfile> registered(String name) {
        var id = new ClientId(UUID.randomUUID());
        return new Change<>(new ClientProfile(id, name, "Lovelace", null, null, null), id.toString(), 0);
    }

    private static Refusal refusal(Runnable call) {
        return catchThrowableOfType(Rejected.class, call::run)
                .<Rejection>getDetails()
                .orElseThrow()
                .refusal();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JdbcDataSource dataSource() {
        var dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }
}
