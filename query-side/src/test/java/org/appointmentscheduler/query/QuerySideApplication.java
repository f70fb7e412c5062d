package org.appointmentscheduler.query;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.appointmentscheduler.api.AsOf;
import org.appointmentscheduler.api.access.CurrentStanding;
import org.appointmentscheduler.api.appointment.AppointmentStatus;
import org.appointmentscheduler.api.secrecy.KeyCabinet;
import org.appointmentscheduler.api.secrecy.MasterKey;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.format.FormatterRegistry;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** The query side alone, on the real schema, with an event store that tests write to. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({QuerySide.class, Stage.class})
public class QuerySideApplication {

    @Bean
    DataSource dataSource() throws IOException {
        return emptyDatabase();
    }

    /** In memory, with the tables of the server and without what protects them. */
    public static EmbeddedDatabase emptyDatabase() throws IOException {
        var database = new EmbeddedDatabaseBuilder()
                .setType(EmbeddedDatabaseType.H2)
                .setName("query-side-" + UUID.randomUUID())
                .setScriptEncoding("UTF-8");
        Arrays.stream(new PathMatchingResourcePatternResolver()
                        .getResources("file:" + System.getProperty("repo.root")
                                + "/server/src/main/resources/db/migration/V*.sql"))
                .sorted(Comparator.comparingInt(QuerySideApplication::version))
                .forEach(script -> database.addScript("file:" + path(script)));
        return database.build();
    }

    private static int version(Resource script) {
        return Integer.parseInt(String.valueOf(script.getFilename()).replaceFirst("V(\\d+)__.*", "$1"));
    }

    private static String path(Resource script) {
        try {
            return script.getFile().getPath();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Bean
    SettableClock clock() {
        return new SettableClock();
    }

    @Bean
    SettableActor actor() {
        return new SettableActor();
    }

    @Bean
    CurrentStanding standing() {
        return () -> {
            throw new IllegalStateException("Nothing goes on without a web server");
        };
    }

    @Bean
    KeyCabinet keys() {
        return new KeyCabinet(MasterKey.parse(MasterKey.generate()), List.of());
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    /** Reads statuses and moments as the server does. */
    @Bean
    WebMvcConfigurer parameters(JsonMapper json) {
        return new WebMvcConfigurer() {
            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addConverter(
                        String.class,
                        AppointmentStatus.class,
                        text -> json.convertValue(text, AppointmentStatus.class));
                registry.addConverter(String.class, AsOf.class, text -> new AsOf(Instant.parse(text)));
            }
        };
    }

    @Bean
    Serializer serializer() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(
                        mapper -> mapper.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                                .allowIfSubType(TrackingToken.class)
                                .build()))
                .build();
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            DataSource dataSource, Serializer serializer, PlatformTransactionManager transactions) {
        return JdbcEventStorageEngine.builder()
                .schema(EventSchema.builder()
                        .eventTable("domain_event_entry")
                        .globalIndexColumn("global_index")
                        .eventIdentifierColumn("event_identifier")
                        .aggregateIdentifierColumn("aggregate_identifier")
                        .sequenceNumberColumn("sequence_number")
                        .timestampColumn("time_stamp")
                        .payloadTypeColumn("payload_type")
                        .payloadRevisionColumn("payload_revision")
                        .metaDataColumn("meta_data")
                        .build())
                .dataType(String.class)
                .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                .transactionManager(new SpringTransactionManager(transactions))
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
    }

    @Bean({"eventStore", "eventSource"})
    EventStore eventStore(EventStorageEngine engine) {
        return new UncachedEventStore(engine);
    }

    @Bean(destroyMethod = "shutdown")
    Configuration axon(
            ApplicationContext context,
            EventStore events,
            Serializer serializer,
            DataSource dataSource,
            PlatformTransactionManager transactions) {
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(_ -> serializer)
                .configureEventStore(_ -> events)
                .configureTransactionManager(_ -> new SpringTransactionManager(transactions));
        configurer.eventProcessing(processing -> {
            processing
                    .usingPooledStreamingEventProcessors((_, builder) -> builder.initialSegmentCount(4)
                            .batchSize(50)
                            // As in the server: on one node a view's segments take turns.
                            .workerExecutor(view -> Executors.newScheduledThreadPool(
                                    1, new AxonThreadFactory("WorkPackage[" + view + "]")))
                            .initialToken(_ -> GapAwareTrackingToken.newInstance(0, List.of())))
                    .registerDefaultErrorHandler(_ -> PropagatingErrorHandler.instance())
                    .registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance())
                    .registerTokenStore(_ -> tokenStore(dataSource, serializer));
            context.getBeansWithAnnotation(ProcessingGroup.class)
                    .values()
                    .forEach(projection -> processing.registerEventHandler(_ -> projection));
        });
        var axon = configurer.start();
        axon.eventProcessingConfiguration().eventProcessors().values().forEach(QuerySideApplication::awaitClaims);
        return axon;
    }

    private static void awaitClaims(EventProcessor processor) {
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        ((StreamingEventProcessor) processor).processingStatus().size() == 4);
    }

    private static JdbcTokenStore tokenStore(DataSource dataSource, Serializer serializer) {
        return JdbcTokenStore.builder()
                .schema(TokenSchema.builder()
                        .setTokenTable("token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .contentType(String.class)
                .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                .serializer(serializer)
                .build();
    }

    @Bean
    EventProcessingConfiguration eventProcessing(Configuration axon) {
        return axon.eventProcessingConfiguration();
    }
}
