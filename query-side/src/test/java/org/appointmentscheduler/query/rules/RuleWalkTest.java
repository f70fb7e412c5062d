package org.appointmentscheduler.query.rules;

import static org.appointmentscheduler.query.Stage.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.appointmentscheduler.api.appointment.AppointmentEvent.AppointmentConfirmed;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldExpired;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldReleased;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityPublished;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityWithdrawn;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimFreed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.TimeClaimed;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.client.ClientEvent.ClientRegistered;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldConfirmed;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldReturned;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldTaken;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderEvent.ProviderRegistered;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.query.QuerySideApplication;
import org.appointmentscheduler.query.SettableClock;
import org.appointmentscheduler.query.Stage;
import org.appointmentscheduler.query.rules.Violation.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.support.JdbcTransactionManager;

class RuleWalkTest {

    private static final int PAGE = 500;

    private static EmbeddedDatabase store;
    private static JdbcClient database;

    private final SettableClock clock = new SettableClock();
    private final RuleWalk walk =
            RuleWalk.through(database, new JdbcTransactionManager(store), clock, ShownViews.UNKNOWN);
    private Story story;

    @BeforeAll
    static void begin() throws IOException {
        store = QuerySideApplication.emptyDatabase();
        database = JdbcClient.create(store);
    }

    @AfterAll
    static void end() {
        store.shutdown();
    }

    @BeforeEach
    void anHonestDay() {
        sql("delete from domain_event_entry");
        sql("delete from scheduled_tasks");
        clock.set(NOW);
        story = new Story(database);
    }

    private void sql(String statement) {
        database.sql(statement).update();
    }

    private List<Violation> violations() {
        return violations(walk);
    }

    private static List<Violation> violations(RuleWalk walk) {
        var found = new ArrayList<Violation>();
        var after = RuleWalk.BEGINNING;
        while (after != null) {
            var stretch = walk.behind(after, PAGE);
            if (stretch.violation() != null) {
                found.add(stretch.violation());
            }
            after = stretch.last();
        }
        return found;
    }

    /** An event that a test has slipped in, or that it expects to be named. */
    record Spot(String stream, long sequence) {

        static Spot first(SlotHeld hold) {
            return new Spot(hold.appointmentId().toString(), 0);
        }

        static Spot second(SlotHeld hold) {
            return new Spot(hold.appointmentId().toString(), 1);
        }
    }

    /** Slips an event in behind the last of the stream. */
    private Spot append(Object stream, Object event) {
        return new Spot(stream.toString(), story.happens(stream, event));
    }

    private Spot onDay(Object event) {
        return append(story.day, event);
    }

    private Spot ofHeld(Object event) {
        return append(story.held.appointmentId(), event);
    }

    private Spot counted(Object event) {
        return append("holds/" + story.client, event);
    }

    private Spot changed(Spot spot, String assignment) {
        assertThat(database.sql("update domain_event_entry set " + assignment
                                + " where aggregate_identifier = ? and sequence_number = ?")
                        .params(spot.stream(), spot.sequence())
                        .update())
                .isEqualTo(1);
        return spot;
    }

    private TimeClaimed claim(AppointmentId appointment, int first, int end) {
        return new TimeClaimed(
                story.day,
                appointment,
                QuarterHours.between(first, end),
                NOW,
                NOW.plus(Stage.HOLD),
                story.client,
                null);
    }

    private AppointmentConfirmed confirmation(SlotHeld hold) {
        return new AppointmentConfirmed(hold.appointmentId(), story.client, story.provider, NOW);
    }

    private AppointmentId held() {
        return story.held.appointmentId();
    }

    private static AppointmentId nobody() {
        return new AppointmentId(UUID.randomUUID());
    }

    @Test
    void findsNothingInWhatIsHonest() {
        assertThat(violations()).isEmpty();
        var stretch = walk.behind(RuleWalk.BEGINNING, PAGE);
        assertThat(stretch.streams()).isEqualTo(10);
        assertThat(stretch.events())
                .isEqualTo(database.sql("select count(*) from domain_event_entry")
                        .query(Long.class)
                        .single());
        assertThat(stretch.unjudged()).isZero();
        assertThat(stretch.last()).isNull();
    }

    static Stream<Arguments> plants() {
        return Stream.of(
                plant("a claim of held time", Kind.OVERLAP, it -> it.onDay(it.claim(nobody(), 33, 35))),
                plant("a claim of booked time", Kind.OVERLAP, it -> it.onDay(it.claim(nobody(), 35, 36))),
                plant("a claim of unpublished time", Kind.UNPUBLISHED, it -> it.onDay(it.claim(nobody(), 31, 32))),
                plant(
                        "a withdrawal of unpublished time",
                        Kind.UNPUBLISHED,
                        it -> it.onDay(new AvailabilityWithdrawn(it.story.day, QuarterHours.between(0, 1), NOW))),
                plant(
                        "a withdrawal of held time",
                        Kind.WITHDRAWN_IN_USE,
                        it -> it.onDay(new AvailabilityWithdrawn(it.story.day, QuarterHours.between(33, 34), NOW))),
                plant(
                        "a confirmed claim of nobody",
                        Kind.NOT_CLAIMED,
                        it -> it.onDay(new ClaimConfirmed(it.story.day, nobody(), NOW))),
                plant(
                        "a freed claim of nobody",
                        Kind.NOT_CLAIMED,
                        it -> it.onDay(new ClaimFreed(it.story.day, nobody(), NOW))),
                plant(
                        "a claim freed twice",
                        Kind.NOT_CLAIMED,
                        it -> it.onDay(new ClaimFreed(it.story.day, it.story.released.appointmentId(), NOW))),
                plant(
                        "a claim confirmed at its end",
                        Kind.TOO_LATE,
                        it -> it.onDay(new ClaimConfirmed(it.story.day, it.held(), it.story.held.expiresAt()))),
                plant(
                        "booked time freed",
                        Kind.BOOKED_FREED,
                        it -> it.onDay(new ClaimFreed(it.story.day, it.story.confirmed.appointmentId(), NOW))),
                plant(
                        "a claim confirmed twice",
                        Kind.ILLEGAL_TRANSITION,
                        it -> it.onDay(new ClaimConfirmed(it.story.day, it.story.confirmed.appointmentId(), NOW))),
                plant("a second claim", Kind.ILLEGAL_TRANSITION, it -> it.onDay(it.claim(it.held(), 60, 61))),
                plant("a second hold", Kind.ILLEGAL_TRANSITION, it -> it.ofHeld(it.story.held)),
                plant("a beginning without a hold", Kind.ILLEGAL_TRANSITION, it -> {
                    var id = nobody();
                    return it.append(id, new HoldExpired(id, it.story.client, it.story.provider, NOW));
                }),
                plant("a time of no length", Kind.ILLEGAL_TRANSITION, it -> {
                    var id = nobody();
                    return it.append(id, it.story.slot(id, 60, 0));
                }),
                plant("a time of half a day and more", Kind.ILLEGAL_TRANSITION, it -> {
                    var id = nobody();
                    return it.append(id, it.story.slot(id, 33, 49));
                }),
                plant(
                        "confirmed after it was released",
                        Kind.ILLEGAL_TRANSITION,
                        it -> it.append(it.story.released.appointmentId(), it.confirmation(it.story.released))),
                plant(
                        "expired although confirmed",
                        Kind.ILLEGAL_TRANSITION,
                        it -> it.append(
                                it.story.confirmed.appointmentId(),
                                new HoldExpired(
                                        it.story.confirmed.appointmentId(),
                                        it.story.client,
                                        it.story.provider,
                                        it.story.confirmed.expiresAt()))),
                plant(
                        "expired too early",
                        Kind.ILLEGAL_TRANSITION,
                        it -> it.ofHeld(new HoldExpired(it.held(), it.story.client, it.story.provider, NOW))),
                plant(
                        "confirmed at its end",
                        Kind.TOO_LATE,
                        it -> it.ofHeld(new AppointmentConfirmed(
                                it.held(), it.story.client, it.story.provider, it.story.held.expiresAt()))),
                plant(
                        "released at its end",
                        Kind.TOO_LATE,
                        it -> it.ofHeld(new HoldReleased(
                                it.held(), it.story.client, it.story.provider, it.story.held.expiresAt()))),
                plant(
                        "confirmed by another",
                        Kind.NOT_HOLDER,
                        it -> it.ofHeld(new AppointmentConfirmed(
                                it.held(), new ClientId(UUID.randomUUID()), it.story.provider, NOW))),
                plant(
                        "released by another",
                        Kind.NOT_HOLDER,
                        it -> it.ofHeld(
                                new HoldReleased(it.held(), new ClientId(UUID.randomUUID()), it.story.provider, NOW))),
                plant(
                        "a hold taken twice",
                        Kind.ILLEGAL_TRANSITION,
                        it -> it.counted(new HoldTaken(it.story.client, it.held(), NOW, NOW))),
                plant(
                        "a hold confirmed that was not taken",
                        Kind.ILLEGAL_TRANSITION,
                        it -> it.counted(new HoldConfirmed(it.story.client, nobody(), NOW))),
                plant(
                        "a hold confirmed after it was returned",
                        Kind.ILLEGAL_TRANSITION,
                        it -> it.counted(new HoldConfirmed(it.story.client, it.story.released.appointmentId(), NOW))),
                plant(
                        "a hold returned at its end",
                        Kind.TOO_LATE,
                        it -> it.counted(new HoldReturned(it.story.client, it.held(), it.story.held.expiresAt()))),
                plant(
                        "a number left out",
                        Kind.SEQUENCE_HOLE,
                        it -> it.changed(Spot.second(it.story.confirmed), "sequence_number = 3")),
                plant(
                        "a first event taken away",
                        Kind.SEQUENCE_HOLE,
                        it -> it.changed(Spot.first(it.story.held), "sequence_number = 1")),
                plant(
                        "a payload that is none",
                        Kind.UNREADABLE,
                        it -> it.changed(Spot.first(it.story.held), "payload = '['")),
                plant(
                        "a payload that is null",
                        Kind.UNREADABLE,
                        it -> it.changed(Spot.first(it.story.held), "payload = 'null'")),
                plant(
                        "a payload that is empty",
                        Kind.UNREADABLE,
                        it -> it.changed(Spot.first(it.story.held), "payload = '{}'")),
                plant(
                        "an hour of no age",
                        Kind.UNREADABLE,
                        it -> it.changed(
                                Spot.first(it.story.held),
                                "payload = replace(payload, '2030-06-12T08', '+1000000000-12-31T08')")),
                plant(
                        "a name that no database keeps",
                        Kind.UNREADABLE,
                        it -> it.changed(
                                Spot.first(it.story.held),
                                "payload = replace(payload, '" + it.story.held.timerId() + "', '\\u0000')")),
                plant(
                        "a time that is none",
                        Kind.UNREADABLE,
                        it -> it.changed(
                                new Spot(it.story.day.toString(), 0), "payload = replace(payload, '08:00', '08:01')")),
                plant(
                        "another appointment's event",
                        Kind.MISPLACED,
                        it -> it.ofHeld(it.confirmation(it.story.overnight))),
                plant(
                        "another day's event",
                        Kind.MISPLACED,
                        it -> it.onDay(new AvailabilityWithdrawn(it.story.next(), QuarterHours.NONE, NOW))),
                plant(
                        "another client's event",
                        Kind.MISPLACED,
                        it -> it.counted(new HoldTaken(new ClientId(UUID.randomUUID()), it.held(), NOW, NOW))),
                plant(
                        "a client's event among an appointment's",
                        Kind.MISPLACED,
                        it -> it.ofHeld(
                                new ClientRegistered(new ClientId(it.held().value()), NOW))),
                plant("a provider's event among a client's", Kind.MISPLACED, it -> {
                    it.append(it.story.client, new ClientRegistered(it.story.client, NOW));
                    return it.append(
                            it.story.client,
                            new ProviderRegistered(new ProviderId(it.story.client.value()), "UTC", NOW));
                }),
                plant("confirmed, and not on the day", Kind.DISAGREEMENT, it -> {
                    it.counted(new HoldConfirmed(it.story.client, it.held(), NOW));
                    return it.ofHeld(it.confirmation(it.story.held));
                }),
                plant("confirmed, and not for the client", Kind.DISAGREEMENT, it -> {
                    it.onDay(new ClaimConfirmed(it.story.day, it.held(), NOW));
                    return it.ofHeld(it.confirmation(it.story.held));
                }),
                plant("confirmed, and on one of two days", Kind.DISAGREEMENT, it -> {
                    var id = it.story.overnight.appointmentId();
                    it.onDay(new ClaimConfirmed(it.story.day, id, NOW));
                    it.counted(new HoldConfirmed(it.story.client, id, NOW));
                    return it.append(id, it.confirmation(it.story.overnight));
                }),
                plant("confirmed on the day alone", Kind.DISAGREEMENT, it -> {
                    it.onDay(new ClaimConfirmed(it.story.day, it.held(), NOW));
                    return Spot.first(it.story.held);
                }),
                plant("freed before its end", Kind.DISAGREEMENT, it -> {
                    it.onDay(new ClaimFreed(it.story.day, it.held(), NOW));
                    return Spot.first(it.story.held);
                }),
                plant("confirmed for the client alone", Kind.DISAGREEMENT, it -> {
                    it.counted(new HoldConfirmed(it.story.client, it.held(), NOW));
                    return Spot.first(it.story.held);
                }),
                plant(
                        "expired, and not freed",
                        Kind.DISAGREEMENT,
                        it -> it.ofHeld(new HoldExpired(
                                it.held(), it.story.client, it.story.provider, it.story.held.expiresAt()))),
                plant("released, and not freed", Kind.DISAGREEMENT, it -> {
                    it.counted(new HoldReturned(it.story.client, it.held(), NOW));
                    return it.ofHeld(new HoldReleased(it.held(), it.story.client, it.story.provider, NOW));
                }),
                plant("held without a claim", Kind.DISAGREEMENT, it -> {
                    var id = nobody();
                    return it.append(id, it.story.slot(id, 60, 1));
                }),
                plant("claimed for less than it is", Kind.DISAGREEMENT, it -> {
                    var id = nobody();
                    it.onDay(it.claim(id, 60, 61));
                    return it.append(id, it.story.slot(id, 60, 2));
                }),
                plant("claimed and freed anew", Kind.DISAGREEMENT, it -> {
                    var id = it.story.released.appointmentId();
                    it.onDay(it.claim(id, 36, 38));
                    it.onDay(new ClaimFreed(it.story.day, id, NOW));
                    return Spot.second(it.story.released);
                }),
                plant("claimed until another time", Kind.DISAGREEMENT, it -> {
                    var id = nobody();
                    it.onDay(new TimeClaimed(
                            it.story.day, id, QuarterHours.between(60, 61), NOW, NOW.plusSeconds(1), null, null));
                    return it.append(id, it.story.slot(id, 60, 1));
                }),
                plant("expired, and freed at another time", Kind.DISAGREEMENT, it -> {
                    it.onDay(new ClaimFreed(it.story.day, it.held(), NOW));
                    return it.ofHeld(
                            new HoldExpired(it.held(), it.story.client, it.story.provider, it.story.held.expiresAt()));
                }),
                plant("claimed on another provider's day", Kind.DISAGREEMENT, it -> {
                    var other = new ProviderDayId(new ProviderId(UUID.randomUUID()), Story.DAY);
                    it.append(other, new AvailabilityPublished(other, QuarterHours.ALL, NOW));
                    return it.append(
                            other,
                            new TimeClaimed(
                                    other, it.held(), QuarterHours.between(32, 34), NOW, NOW, it.story.client, null));
                }),
                plant(
                        "claimed on another day",
                        Kind.DISAGREEMENT,
                        it -> it.append(
                                it.story.next(),
                                new TimeClaimed(
                                        it.story.next(), it.held(), QuarterHours.between(4, 6), NOW, NOW, null, null))),
                plant("counted for another client", Kind.DISAGREEMENT, it -> {
                    var other = new ClientId(UUID.randomUUID());
                    return it.append("holds/" + other, new HoldTaken(other, it.held(), NOW, NOW));
                }),
                plant("claimed without a hold", Kind.DISAGREEMENT, it -> it.onDay(it.claim(nobody(), 60, 61))),
                plant(
                        "counted without a hold",
                        Kind.DISAGREEMENT,
                        it -> it.counted(new HoldTaken(it.story.client, nobody(), NOW, NOW))),
                plant("without its timer", Kind.TIMER_MISSING, it -> {
                    it.story.forget(it.story.held);
                    return Spot.first(it.story.held);
                }),
                plant("over and its timer set", Kind.TIMER_LEFT, it -> {
                    var over = it.story.confirmed;
                    it.story.setTimer(over.timerId(), over.expiresAt(), over.appointmentId());
                    return Spot.second(over);
                }));
    }

    private static Arguments plant(String name, Kind kind, Function<RuleWalkTest, Spot> plant) {
        return Arguments.of(name, kind, plant);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plants")
    void namesWhatCannotBe(String name, Kind kind, Function<RuleWalkTest, Spot> plant) {
        var spot = plant.apply(this);
        var row = database.sql("""
                        select global_index from domain_event_entry
                        where aggregate_identifier = ? and sequence_number >= ? order by sequence_number limit 1""")
                .params(spot.stream(), kind == Kind.SEQUENCE_HOLE ? 1 : spot.sequence())
                .query(Long.class)
                .single();
        assertThat(violations())
                .extracting(Violation::kind, Violation::position, Violation::stream)
                .contains(tuple(kind, row, spot.stream()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update scheduled_tasks set picked = true",
                "update scheduled_tasks set consecutive_failures = 1",
                "update scheduled_tasks set execution_time = '2030-06-10T07:59:59Z'",
                "update scheduled_tasks set execution_time = '2030-06-10T08:01:00Z'"
            })
    void doesNotTakeATimerOnItsWayForOneThatWasLeft(String onItsWay) {
        var over = story.confirmed;
        story.setTimer(over.timerId(), over.expiresAt(), over.appointmentId());
        assertThat(violations()).hasSize(1);
        sql(onItsWay);
        assertThat(violations()).isEmpty();
    }

    @Test
    void findsATimerThatWasSetAnewUnderAnotherName() {
        story.forget(story.held);
        story.setTimer("another", story.held.expiresAt(), nobody());
        assertThat(violations()).hasSize(1);
        story.setTimer("anew", story.held.expiresAt(), held());
        assertThat(violations()).isEmpty();
    }

    @Test
    void doesNotAskForATimerThatMayBeRunning() {
        story.forget(story.held);
        clock.set(story.held.expiresAt().minus(Duration.ofMinutes(1)));
        assertThat(violations()).isEmpty();
    }

    @Test
    void leavesAloneWhatALaterVersionHasRecorded() {
        changed(Spot.second(story.confirmed), "payload_type = 'org.appointmentscheduler.api.appointment.Later'");
        assertThat(violations()).isEmpty();
        assertThat(walk.behind(RuleWalk.BEGINNING, PAGE).unjudged()).isEqualTo(1);
    }

    /** What comes first in a copy need not come first in the original. */
    @Test
    void judgesStreamsOfACopyEachByItself() {
        var copy = RuleWalk.throughCopy(database, new JdbcTransactionManager(store));
        sql("delete from scheduled_tasks");
        sql("delete from domain_event_entry where aggregate_identifier = '" + story.confirmed.appointmentId() + "'");
        assertThat(violations(copy)).isEmpty();
        onDay(claim(nobody(), 33, 34));
        assertThat(violations(copy)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 500})
    void seesEveryStreamOnceAndWholeHoweverLittleAtATime(int most) {
        long streams = 0;
        long events = 0;
        var after = RuleWalk.BEGINNING;
        while (after != null) {
            var stretch = walk.behind(after, most);
            assertThat(stretch.violation()).isNull();
            streams += stretch.streams();
            events += stretch.events();
            after = stretch.last();
        }
        assertThat(streams).isEqualTo(10);
        assertThat(events)
                .isEqualTo(database.sql("select count(*) from domain_event_entry")
                        .query(Long.class)
                        .single());
    }

    /** The day's stream is read whole, and the ends of its neighbours are not taken for holes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 500})
    void findsTheSameHoweverLittleAtATime(int most) {
        var planted = onDay(claim(nobody(), 33, 34));
        var after = RuleWalk.BEGINNING;
        var found = new ArrayList<String>();
        while (after != null) {
            var stretch = walk.behind(after, most);
            if (stretch.violation() != null) {
                found.add(stretch.violation().stream());
            }
            after = stretch.last();
        }
        assertThat(found).containsExactly(planted.stream());
    }

    @Test
    void goesRoundAndRoundAndCounts() {
        var meters = new SimpleMeterRegistry();
        var rounds = new RuleRounds(walk, meters, new Random(7));
        onDay(claim(nobody(), 33, 34));
        for (var round = 0; round < 8; round++) {
            rounds.check();
        }
        assertThat(meters.get(RuleRounds.CHECKED).counter().count()).isGreaterThan(9);
        assertThat(meters.get(RuleRounds.FAULTS)
                        .tag("kind", "overlap")
                        .counter()
                        .count())
                .isGreaterThanOrEqualTo(2);
    }
}
