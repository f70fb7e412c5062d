package org.appointmentscheduler.server.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.appointmentscheduler.command.messaging.Durability;
import org.appointmentscheduler.server.SchedulerProperties.Acknowledge;
import org.appointmentscheduler.server.clock.ClockOffset;
import org.appointmentscheduler.server.database.Database;
import org.appointmentscheduler.server.database.Engine;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.deadline.SimpleDeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerHumanReadableDeadlineDetails;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.deadletter.InMemorySequencedDeadLetterQueue;
import org.axonframework.serialization.JavaSerializer;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;

/** Breaks one thing at a time. That nothing is found where nothing is broken, every start of the application shows. */
class ChecksTest {

    private static final Map<String, String> SOUND = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "server_version", "18.1",
            "server_version_num", "180001",
            "transaction_timeout", "30000");

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "", "192.0.2.1", "no such host"})
    void nobodyReachesWhatNobodyHasSetUp(String address) {
        assertThat(new ReachableOnceSetUpCheck(address, () -> false, () -> false).findFault())
                .isPresent();
        assertThat(new ReachableOnceSetUpCheck(address, () -> true, () -> false).findFault())
                .isEmpty();
        assertThat(new ReachableOnceSetUpCheck(address, () -> true, () -> true).findFault())
                .as("the demo")
                .isPresent();
    }

    @Test
    void everyAddressIsReachable() {
        assertThat(new ReachableOnceSetUpCheck(null, () -> false, () -> false).findFault())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.9.9.9"})
    void thisMachineMaySetItUp(String address) {
        assertThat(new ReachableOnceSetUpCheck(address, () -> false, () -> true).findFault())
                .isEmpty();
    }

    private final DataSource source =
            new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    private final JdbcClient database = JdbcClient.create(source);

    @Test
    void missesTransactionsOfProcessors() {
        assertFault(new ProcessorTransactionsCheck(NoTransactionManager.instance()), "NoTransactionManager");
    }

    @Test
    void missesPersistentTimers() {
        assertFault(new PersistentTimersCheck(mock(SimpleDeadlineManager.class)), "SimpleDeadlineManager");
    }

    @Test
    void findsTimersThatAreLookedAtTooRarely() {
        assertThat(timers("1s", "5s", 4).findFault()).isEmpty();
        assertFault(timers("10s", "5s", 4), "only every PT10S");
        assertFault(timers("1s", "5m", 6), "only after PT40M");
        assertFault(timers("1s", "5s", 5), "only after PT35S");
    }

    @Test
    void findsTimersThatWaitAfterALostRace() {
        var patient = Tasks.oneTime("deadline", DbSchedulerHumanReadableDeadlineDetails.class)
                .execute((_, _) -> {});
        assertFault(new PromptTimersCheck(promptly("1s", "5s", 4), List.of(patient)), "lost race");
    }

    @Test
    void missesPersistentTokens() {
        assertFault(new PersistentTokensCheck(new InMemoryTokenStore()), "InMemoryTokenStore");
    }

    @Test
    void missesJson() {
        Serializer java = JavaSerializer.builder().build();
        assertFault(new JsonSerializersCheck(Map.of("eventSerializer", java)), "eventSerializer is a JavaSerializer");
    }

    @Test
    void missesReplayTokensThatCanBeRead() {
        Serializer unconfigured = Jackson3Serializer.builder().build();
        assertFault(new JsonSerializersCheck(Map.of("serializer", unconfigured)), "replay's token");
    }

    @Test
    void findsLargeObjects() {
        var check = new NoLargeObjectsCheck(database);
        assertThat(check.findFault()).isEmpty();

        database.sql("create table photo (id int, picture blob)").update();
        assertFault(check, "PHOTO.PICTURE");
    }

    @Test
    void findsNumbersThatSkip() {
        var check = new ConsecutiveNumbersCheck(database, on(Engine.H2));
        database.sql("create table domain_event_entry (global_index bigint generated by default as identity)")
                .update();
        assertThat(check.findFault()).isEmpty();

        database.sql("alter table domain_event_entry alter column global_index set increment by 50")
                .update();
        assertFault(check, "holes");
    }

    @Test
    void findsClocksThatDisagree() {
        var ahead = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(6));
        var alittleBehind = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-3));

        assertFault(clocks(ahead), "clocks");
        assertThat(clocks(alittleBehind).findFault()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void findsADatabaseThatForgets(String setting) {
        assertThat(new PostgresDurabilityCheck(new PostgresSettings(SOUND)).findFault())
                .isEmpty();
        assertFault(new PostgresDurabilityCheck(with(setting, "off")), setting + " is off");
    }

    @Test
    void findsADatabaseThatIsTooOld() {
        assertFault(timeout(with("server_version_num", "160004")), "cannot limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "60000", "90000"})
    void findsTransactionsThatMayOutliveTheViewsPatience(String milliseconds) {
        assertThat(timeout(new PostgresSettings(SOUND)).findFault()).isEmpty();
        assertFault(timeout(with("transaction_timeout", milliseconds)), "longer than the 60 s");
    }

    @Test
    void findsViewsThatSkip() {
        assertThat(processors(EventProcessingConfigurer::usingPooledStreamingEventProcessors, true, true)
                        .findFault())
                .isEmpty();
        assertFault(processors(EventProcessingConfigurer::usingPooledStreamingEventProcessors, false, true), "'view'");
        assertFault(processors(EventProcessingConfigurer::usingPooledStreamingEventProcessors, true, false), "'view'");
        assertFault(processors(EventProcessingConfigurer::usingTrackingEventProcessors, true, true), "'view'");
    }

    @Test
    void findsXStream() {
        var without = new NoXStreamCheck(ChecksTest.class.getClassLoader());
        assertThat(without.findFault()).isEmpty();

        var xstream = "com.thoughtworks.xstream.XStream";
        var with = new ClassLoader(ChecksTest.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                if (!name.equals(xstream)) {
                    throw new ClassNotFoundException(name);
                }
                var empty = ClassFile.of().build(ClassDesc.of(name), builder -> {});
                return defineClass(name, empty, 0, empty.length);
            }
        };
        assertFault(new NoXStreamCheck(with), "XStream");
    }

    @Test
    void findsAcknowledgementsThatAreTooEarly() {
        Durability none = () -> {};
        assertFault(new H2DurabilityCheck(Engine.H2, Acknowledge.ACK_AFTER_SYNC, none), "nothing waits");
        assertThat(new H2DurabilityCheck(Engine.H2, Acknowledge.RELAXED, none).findFault())
                .isEmpty();
        assertThat(new H2DurabilityCheck(Engine.POSTGRESQL, Acknowledge.ACK_AFTER_SYNC, none).findFault())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring.datasource.password", "scheduler.security.administrator.password"})
    void findsSecretsThatStandInInstructions(String name) {
        for (var sample : new String[] {"changeme", "Change-Me", "<password>", "…"}) {
            assertFault(new NoSampleSecretsCheck(new MockEnvironment().withProperty(name, sample)), name);
        }
        assertThat(new NoSampleSecretsCheck(new MockEnvironment().withProperty(name, "vH0wq1gkzGvqv0V7")).findFault())
                .isEmpty();
        assertThat(new NoSampleSecretsCheck(new MockEnvironment()).findFault()).isEmpty();
    }

    @Test
    void findsTheUpdateCheck() {
        assertFault(new NoUpdateCheckCheck(true, false), "maker");
        assertThat(new NoUpdateCheckCheck(true, true).findFault()).isEmpty();
        assertThat(new NoUpdateCheckCheck(false, false).findFault()).isEmpty();
    }

    @Test
    void findsACopyTakenForTheHistoryAndTheOtherWayRound() {
        Flyway.configure().dataSource(source).load().migrate();
        var axonServer = new MockEnvironment();
        axonServer.setActiveProfiles("axonserver");
        assertThat(new OneHistoryCheck(database, new MockEnvironment()).findFault())
                .isEmpty();
        assertThat(new OneHistoryCheck(database, axonServer).findFault()).isEmpty();

        database.sql("""
            insert into domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type,
                time_stamp, payload_type, payload, meta_data) values ('a', 'b', 0, 'c', 'd', 'e', '{}', '{}')\
            """).update();
        assertThat(new OneHistoryCheck(database, new MockEnvironment()).findFault())
                .isEmpty();
        assertFault(new OneHistoryCheck(database, axonServer), "own history");

        database.sql("insert into token_entry (processor_name, segment) values ('event-copy', 0)")
                .update();
        assertThat(new OneHistoryCheck(database, axonServer).findFault()).isEmpty();
        assertFault(new OneHistoryCheck(database, new MockEnvironment()), "are a copy");
    }

    private static void assertFault(Check check, String words) {
        assertThat(check.findFault()).hasValueSatisfying(finding -> {
            assertThat(finding.fault()).contains(words).endsWith(".");
            assertThat(finding.remedy()).endsWith(".");
        });
    }

    private static PostgresSettings with(String setting, String value) {
        var settings = new HashMap<>(SOUND);
        settings.put(setting, value);
        return new PostgresSettings(settings);
    }

    private static Check timeout(PostgresSettings settings) {
        return new PostgresTimeoutCheck(settings, Duration.ofSeconds(60));
    }

    private static Check timers(String poll, String heartbeat, int missed) {
        var other = Tasks.oneTime("other").execute((_, _) -> {});
        return new PromptTimersCheck(promptly(poll, heartbeat, missed), List.of(other));
    }

    private static DbSchedulerProperties promptly(String poll, String heartbeat, int missed) {
        var settings = new DbSchedulerProperties();
        settings.setPollingInterval(DurationStyle.detectAndParse(poll));
        settings.setHeartbeatInterval(DurationStyle.detectAndParse(heartbeat));
        settings.setMissedHeartbeatsLimit(missed);
        return settings;
    }

    private Check clocks(Clock ours) {
        return new ClockCheck(new ClockOffset(database, on(Engine.POSTGRESQL), ours));
    }

    private static Database on(Engine engine) {
        return new Database(engine, "here", mock(JdbcConnectionDetails.class));
    }

    private static Check processors(
            Consumer<EventProcessingConfigurer> mode, boolean propagating, boolean deadLetters) {
        var configurer = DefaultConfigurer.defaultConfiguration(false);
        configurer.configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine());
        var processing = configurer.eventProcessing();
        mode.accept(processing);
        processing.assignHandlerTypesMatching("view", type -> true).registerEventHandler(configuration -> new View());
        if (propagating) {
            processing.registerDefaultListenerInvocationErrorHandler(
                    configuration -> PropagatingErrorHandler.instance());
        }
        if (deadLetters) {
            processing.registerDeadLetterQueue(
                    "view", configuration -> InMemorySequencedDeadLetterQueue.defaultQueue());
        }
        return new ProcessorsCheck(configurer.buildConfiguration().eventProcessingConfiguration());
    }

    private static final class View {

        @EventHandler
        void on(String event) {}
    }
}
