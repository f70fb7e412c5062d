package org.appointmentscheduler.query.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.FreeSlot;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityPublished;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityWithdrawn;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimFreed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.TimeClaimed;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.query.QuerySideTest;
import org.appointmentscheduler.query.SettableClock;
import org.appointmentscheduler.query.Stage;
import org.appointmentscheduler.query.reading.Cursor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What search finds in memory against what it would find in the tables, over histories that make no sense as well. */
@QuerySideTest
class NodeFreeTimeModelTest {

    private static final long SEED = Long.getLong("property.seed", new Random().nextLong());
    private static final Instant FIRST = Instant.parse("2030-06-11T00:00:00Z");
    private static final int QUARTER_HOURS = 4 * 96;

    @Autowired
    Stage stage;

    @Autowired
    JdbcClient database;

    @Autowired
    NodeFreeTime node;

    @Autowired
    CalendarTables tables;

    @Autowired
    DayRepair repair;

    @Autowired
    SettableClock clock;

    @Autowired
    @Qualifier("eventSource")
    StreamableMessageSource<TrackedEventMessage<?>> events;

    private NodeFreeTime other;
    private FreeTimeFollower otherFollower;

    private final Random random = new Random(SEED);
    private final List<ProviderId> providers = new ArrayList<>();
    private final Map<AppointmentId, Claimed> claims = new LinkedHashMap<>();

    private record Claimed(ProviderId provider, TimeRange time) {}

    @BeforeEach
    void nothing() {
        System.out.printf("property.seed=%d%n", SEED);
        stage.clear();
        other = new NodeFreeTime(tables, repair, clock);
        otherFollower = new FreeTimeFollower(other, events);
        otherFollower.start();
        newProvider();
    }

    @AfterEach
    void otherNodeStops() {
        otherFollower.stop();
    }

    @Test
    void findsInMemoryWhatIsInTheTables() {
        for (var round = 0; round < 25; round++) {
            for (var step = 0; step < 8; step++) {
                change();
            }
            lookAfterTheViews();
            askEverywhere();
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            other.tidy();
            return !node.isOutdated() && !other.isOutdated();
        });
        askEverywhere();
    }

    private void lookAfterTheViews() {
        switch (random.nextInt(10)) {
            case 0, 1 -> node.renew();
            case 2, 3 -> other.renew();
            case 4 ->
                assertThat(stage.post("/api/admin/projections/calendar/replay")).hasStatus(202);
            default -> other.tidy();
        }
    }

    private void askEverywhere() {
        stage.settle();
        var last = database.sql("select coalesce(max(global_index), 0) from domain_event_entry")
                .query(Long.class)
                .single();
        await().atMost(Duration.ofSeconds(60)).until(() -> position(other) >= last);
        for (var question = 0; question < 8; question++) {
            ask();
        }
    }

    private static long position(NodeFreeTime of) {
        var token = of.token();
        return token == null ? 0 : token.position().orElse(0);
    }

    private void newProvider() {
        providers.add(stage.provider("Some"));
    }

    private void change() {
        switch (random.nextInt(8)) {
            case 0 -> newProvider();
            case 1, 2 -> publish(any(providers), range(48));
            case 3 -> withdraw(any(providers), range(20));
            case 4, 5 -> claim(any(providers), range(12));
            default -> end();
        }
    }

    private void publish(ProviderId provider, TimeRange time) {
        time.byDay()
                .forEach((day, part) ->
                        stage.happens(new AvailabilityPublished(new ProviderDayId(provider, day), part, Stage.NOW)));
    }

    private void withdraw(ProviderId provider, TimeRange time) {
        time.byDay()
                .forEach((day, part) ->
                        stage.happens(new AvailabilityWithdrawn(new ProviderDayId(provider, day), part, Stage.NOW)));
    }

    private void claim(ProviderId provider, TimeRange time) {
        var id = new AppointmentId(UUID.randomUUID());
        var expiresAt = Stage.NOW.plusMillis(random.nextLong(-100_000, 3_600_000));
        claims.put(id, new Claimed(provider, time));
        time.byDay()
                .forEach((day, part) -> stage.happens(
                        new TimeClaimed(new ProviderDayId(provider, day), id, part, Stage.NOW, expiresAt, null, null)));
    }

    /** Bookings end as well, and are confirmed twice. */
    private void end() {
        if (claims.isEmpty()) {
            return;
        }
        var id = any(List.copyOf(claims.keySet()));
        var confirmed = random.nextBoolean();
        var claimed = claims.get(id);
        claimed.time().byDay().keySet().stream()
                .map(day -> new ProviderDayId(claimed.provider(), day))
                .forEach(day -> stage.happens(
                        confirmed ? new ClaimConfirmed(day, id, Stage.NOW) : new ClaimFreed(day, id, Stage.NOW)));
        if (!confirmed) {
            claims.remove(id);
        }
    }

    private void ask() {
        // Forwards and backwards.
        var now = Stage.NOW.plusMillis(random.nextLong(-200_000, 4_000_000));
        var range = range(QUARTER_HOURS);
        var earliest = random.nextBoolean() ? range.start() : range.start().minusMillis(random.nextLong(3_000_000));
        var only = random.nextInt(4) == 0 ? any(providers) : null;
        var question = new Search(
                now,
                earliest,
                range.end(),
                random.nextInt(20) == 0 ? new ProviderId(UUID.randomUUID()) : only,
                Duration.ofMinutes(15L * (1 + random.nextInt(random.nextBoolean() ? 3 : 48))),
                1 + random.nextInt(40),
                cursor());

        var expected = new TableSearch(database).find(question);
        for (var asked : List.of(node, other)) {
            assertThat(pages(new SlotSearch(new CurrentTimetable(asked, database)), question))
                    .as("%s, -Dproperty.seed=%d", question, SEED)
                    .containsExactlyElementsOf(expected);
        }
    }

    private @Nullable Cursor cursor() {
        return switch (random.nextInt(4)) {
            case 0 ->
                new Cursor(start(random.nextInt(QUARTER_HOURS)), any(providers).toString());
            case 1 ->
                new Cursor(
                        start(random.nextInt(QUARTER_HOURS)).plusSeconds(random.nextInt(900)),
                        UUID.randomUUID().toString());
            default -> null;
        };
    }

    private static List<FreeSlot> pages(SlotSearch search, Search first) {
        var found = new ArrayList<FreeSlot>();
        var question = first;
        while (true) {
            var page = search.find(question);
            found.addAll(page.items());
            var next = page.next();
            if (next == null) {
                return found;
            }
            assertThat(page.items()).hasSize(first.limit());
            question = new Search(
                    first.now(),
                    first.earliest(),
                    first.latest(),
                    first.provider(),
                    first.duration(),
                    first.limit(),
                    Cursor.of(next));
        }
    }

    private TimeRange range(int longest) {
        var first = random.nextInt(QUARTER_HOURS);
        return new TimeRange(
                start(first), Duration.ofMinutes(15L * (1 + random.nextInt(Math.min(longest, QUARTER_HOURS - first)))));
    }

    private static Instant start(int number) {
        return FIRST.plus(Duration.ofMinutes(15L * number));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
