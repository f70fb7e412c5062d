package org.appointmentscheduler.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.ServletException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.appointmentscheduler.api.MalformedRequest;
import org.appointmentscheduler.api.MalformedRequest.Fault;
import org.appointmentscheduler.api.Rejection;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.ProviderDayEvent;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityPublished;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.TimeClaimed;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.query.projection.Coverage;
import org.appointmentscheduler.query.projection.NodeView;
import org.appointmentscheduler.query.reading.Refused;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plays the command side: registers people, stores events, and reads back what the query side makes of them. */
public class Stage {

    public static final Instant NOW = Instant.parse("2030-06-10T08:00:00Z");
    public static final Duration HOLD = Duration.ofMinutes(30);

    private final EventStore events;
    private final JdbcClient database;
    private final MockMvcTester web;
    private final SettableClock clock;
    private final List<NodeView> nodeViews;
    private final Coverage coverage;
    private final Map<String, Long> versions = new HashMap<>();
    private String lastChange = "";

    Stage(
            EventStore events,
            JdbcClient database,
            MockMvcTester web,
            SettableClock clock,
            List<NodeView> nodeViews,
            Coverage coverage) {
        this.events = events;
        this.database = database;
        this.web = web;
        this.clock = clock;
        this.nodeViews = nodeViews;
        this.coverage = coverage;
    }

    /** An empty store, empty views, and the time at which tests begin. */
    public void clear() {
        settle();
        // Until then a view of this node would put off being renewed.
        await().atMost(Duration.ofSeconds(60))
                .until(() -> coverage.replays("calendar").isPresent());
        for (var table : List.of(
                "domain_event_entry",
                "person",
                "appointment",
                "calendar_day",
                "claim",
                "analytics_count",
                "analytics_hold")) {
            database.sql("delete from " + table).update();
        }
        versions.clear();
        lastChange = "";
        clock.set(NOW);
        nodeViews.forEach(NodeView::renew);
    }

    public void now(Instant instant) {
        clock.set(instant);
    }

    public ProviderId provider(String firstName) {
        return provider(new ProviderId(UUID.randomUUID()), firstName);
    }

    public ProviderId provider(ProviderId id, String firstName) {
        register(id.toString(), "provider", firstName, "Europe/Berlin");
        return id;
    }

    public ClientId client(String firstName) {
        var id = new ClientId(UUID.randomUUID());
        register(id.toString(), "client", firstName, null);
        return id;
    }

    private void register(String id, String kind, String firstName, String timeZone) {
        database.sql("insert into person (id, kind, first_name, last_name, time_zone) values (?, ?, ?, 'Test', ?)")
                .params(Arrays.asList(id, kind, firstName, timeZone))
                .update();
    }

    /** Stores the event as the next of its stream and answers with the consistency token. */
    public String happens(AppointmentEvent event) {
        return happens("Appointment", event.appointmentId().toString(), event, MetaData.emptyInstance());
    }

    public String happens(ProviderDayEvent event) {
        return happens("ProviderDay", event.providerDayId().toString(), event, MetaData.emptyInstance());
    }

    public String happens(String type, String stream, Object event, MetaData metaData) {
        var version = versions.merge(stream, 0L, (last, _) -> last + 1);
        var identifier = IdentifierFactory.getInstance().generateIdentifier();
        events.publish(
                new GenericDomainEventMessage<>(type, stream, version, event, metaData, identifier, clock.instant()));
        lastChange = stream + "@" + version;
        return lastChange;
    }

    public void publish(ProviderId provider, String start, String end) {
        new TimeRange(Instant.parse(start), Instant.parse(end))
                .byDay()
                .forEach((day, quarterHours) -> happens(
                        new AvailabilityPublished(new ProviderDayId(provider, day), quarterHours, clock.instant())));
    }

    /** A hold as the command side records it: on the days first. */
    public SlotHeld hold(ClientId client, ProviderId provider, String start, Duration duration) {
        var time = new TimeRange(Instant.parse(start), duration);
        var held = new SlotHeld(
                new AppointmentId(UUID.randomUUID()),
                client,
                provider,
                time.start(),
                time.end(),
                clock.instant(),
                clock.instant().plus(HOLD),
                Duration.ofHours(24),
                HOLD,
                "timer");
        time.byDay()
                .forEach((day, quarterHours) -> happens(new TimeClaimed(
                        new ProviderDayId(provider, day),
                        held.appointmentId(),
                        quarterHours,
                        held.heldAt(),
                        held.expiresAt(),
                        null,
                        null)));
        happens(held);
        return held;
    }

    /** Asks as one who has seen the last event, and again when this machine is too busy for the patience of the views. */
    public MvcTestResult get(String uri, Object... values) {
        var answer = getOnce(uri, values);
        for (var attempt = 0; attempt < 20 && isBehind(answer); attempt++) {
            answer = getOnce(uri, values);
        }
        return answer;
    }

    public MvcTestResult getOnce(String uri, Object... values) {
        var request = web.get().uri(uri, values);
        return (lastChange.isEmpty() ? request : request.header("Consistency-Token", lastChange)).exchange();
    }

    private static boolean isBehind(MvcTestResult answer) {
        return answer.getUnresolvedException() instanceof ServletException wrapper
                && wrapper.getCause() instanceof Refused refused
                && refused.getMessage().equals("PROJECTION_BEHIND");
    }

    public MvcTestResult getWithoutToken(String uri, Object... values) {
        return web.get().uri(uri, values).exchange();
    }

    public MvcTestResult getWith(String consistencyToken, String uri) {
        return web.get().uri(uri).header("Consistency-Token", consistencyToken).exchange();
    }

    public MvcTestResult getIfNoneMatch(String eTag, String uri, Object... values) {
        return web.get().uri(uri, values).header("If-None-Match", eTag).exchange();
    }

    public MvcTestResult post(String uri, Object... values) {
        return web.post().uri(uri, values).exchange();
    }

    public MvcTestResult postOnce(String uri, String key) {
        return web.post().uri(uri).header("Idempotency-Key", key).exchange();
    }

    /** Waits until the views have seen the last event. */
    public void settle() {
        assertThat(get("/api/providers?limit=1")).hasStatusOk();
        // Whoever asks, and whatever the answer.
        get("/api/analytics/funnel");
    }

    public List<Map<String, Object>> rows(String table) {
        settle();
        return database.sql("select * from " + table + " order by 1, 2, 3")
                .query()
                .listOfRows();
    }

    /** Why the question was refused. */
    public static Rejection refusal(MvcTestResult answer) {
        assertThat(answer.getUnresolvedException()).hasCauseInstanceOf(Refused.class);
        return ((Refused) answer.getUnresolvedException().getCause())
                .<Rejection>getDetails()
                .orElseThrow();
    }

    /** Which parameters were wrong. */
    public static List<String> faults(MvcTestResult answer) {
        assertThat(answer.getUnresolvedException()).hasCauseInstanceOf(MalformedRequest.class);
        return ((MalformedRequest) answer.getUnresolvedException().getCause())
                .faults().stream().map(Fault::pointer).toList();
    }

    /** Follows {@code next} to the end. */
    public List<JsonNode> walk(String uri) {
        var items = new ArrayList<JsonNode>();
        var page = json(get(uri));
        page.get("items").forEach(items::add);
        while (!page.get("next").isNull()) {
            page = json(get(uri + "&after=" + page.get("next").asString()));
            page.get("items").forEach(items::add);
        }
        return items;
    }

    public List<JsonNode> list(String uri) {
        return json(get(uri)).get("items").valueStream().toList();
    }

    public static String text(MvcTestResult answer) {
        return json(answer).toString();
    }

    public static JsonNode json(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
    }
}
