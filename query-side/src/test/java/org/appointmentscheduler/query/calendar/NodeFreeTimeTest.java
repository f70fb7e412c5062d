package org.appointmentscheduler.query.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimFreed;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.query.QuerySideTest;
import org.appointmentscheduler.query.SettableClock;
import org.appointmentscheduler.query.Stage;
import org.axonframework.config.EventProcessingConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@QuerySideTest
class NodeFreeTimeTest {

    private static final String NINE = "2030-06-12T09:00:00Z";
    private static final String TEN = "2030-06-12T10:00:00Z";

    @Autowired
    Stage stage;

    @Autowired
    JdbcClient database;

    @Autowired
    NodeFreeTime node;

    @Autowired
    FreeTimeFollower follower;

    @Autowired
    CalendarTables tables;

    @Autowired
    DayRepair repair;

    @Autowired
    SettableClock clock;

    @Autowired
    EventProcessingConfiguration processing;

    private ProviderId provider;
    private ProviderDayId day;

    @BeforeEach
    void anHour() {
        stage.clear();
        provider = stage.provider("Bob");
        day = new ProviderDayId(provider, LocalDate.parse("2030-06-12"));
        stage.publish(provider, NINE, TEN);
    }

    @Test
    void goesOnFromWhereTheTablesAre() {
        stage.settle();
        node.renew();
        assertThat(free()).hasSize(4);

        stage.publish(provider, TEN, "2030-06-12T10:30:00Z");

        assertThat(free()).hasSize(6);
    }

    @Test
    void aHoldEndsByTimeAloneInBothDirections() {
        stage.hold(stage.client("Ann"), provider, NINE, Duration.ofMinutes(15));
        var ends = Stage.NOW.plus(Stage.HOLD);

        stage.now(ends.minusMillis(1));
        assertThat(free()).hasSize(3);
        stage.now(ends);
        assertThat(free()).hasSize(4);
        stage.now(ends.minusMillis(1));
        assertThat(free()).hasSize(3);
    }

    @Test
    void aClockThatWasAheadCostsNothingForEver() {
        stage.settle();
        stage.now(Stage.NOW.plus(Duration.ofDays(30)));
        node.tidy();
        assertThat(free()).isEmpty();

        stage.now(Stage.NOW);

        assertThat(free()).hasSize(4);
    }

    @Test
    void daysThatArePastAreLetGo() {
        stage.settle();
        var freeTime = node.at(Stage.NOW);

        stage.now(Stage.NOW.plus(Duration.ofDays(2)));
        node.tidy();

        assertThat(freeTime.includes(TimeRange.dayOf(Stage.NOW))).isFalse();
        assertThat(freeTime.includes(TimeRange.dayOf(Stage.NOW.plus(Duration.ofDays(1)))))
                .isTrue();
    }

    @Test
    void aDayOfWhichEventsWereSetAsideIsReadFromThem() {
        stage.settle();
        database.sql("delete from calendar_day").update();
        database.sql("""
                        insert into dead_letter_entry (dead_letter_identifier, processing_group, sequence_identifier,
                            sequence_index, message_type, event_identifier, time_stamp, payload_type, payload,
                            aggregate_identifier, enqueued_at)
                        values ('x', 'calendar', :stream, 0, 'x', 'x', 'x', 'x', X'00', :stream, 'x')""").param("stream", day.toString()).update();
        try {
            node.renew();
            assertThat(free()).hasSize(4);
        } finally {
            database.sql("delete from dead_letter_entry").update();
        }
    }

    @Test
    void aMissedEventMakesTheDayBeReadAgain() {
        stage.settle();
        node.at(Stage.NOW).replace(day, QuarterHours.NONE, -1);

        stage.publish(provider, TEN, "2030-06-12T10:15:00Z");

        assertThat(free()).hasSize(5);
    }

    @Test
    void aBookingThatEndsIsFreeAgain() {
        var held = stage.hold(stage.client("Ann"), provider, NINE, Duration.ofMinutes(15));
        stage.happens(new ClaimConfirmed(day, held.appointmentId(), Stage.NOW));
        stage.now(Stage.NOW.plus(Stage.HOLD));
        assertThat(free()).hasSize(3);

        stage.happens(new ClaimFreed(day, held.appointmentId(), Stage.NOW));

        assertThat(free()).hasSize(4);
    }

    @Test
    void whoHasWrittenWaitsForIt() {
        stage.settle();
        follower.stop();
        try {
            stage.publish(provider, TEN, "2030-06-12T10:15:00Z");
            assertThat(node.isWell()).isFalse();
            assertThat(Stage.refusal(stage.getOnce("/api/appointments")).refusal())
                    .isEqualTo(Refusal.PROJECTION_BEHIND);
            assertThat(stage.getWithoutToken("/api/appointments")).hasStatusOk();
        } finally {
            follower.start();
        }
        assertThat(free()).hasSize(5);
        assertThat(node.isWell()).isTrue();
    }

    @Test
    void aRebuildOfTheTablesMakesItFillItselfAgain() {
        stage.settle();
        node.at(Stage.NOW).replace(day, QuarterHours.ALL, 0);
        assertThat(free()).hasSize(96);

        assertThat(stage.post("/api/admin/projections/calendar/replay")).hasStatus(202);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(free()).hasSize(4));
    }

    @Test
    void aRebuildThatAnotherNodeWasAskedForIsOneToo() {
        stage.settle();
        var other = new NodeFreeTime(tables, repair, clock);
        other.at(Stage.NOW).replace(day, QuarterHours.ALL, 0);
        assertThat(freeAt(other)).isEqualTo(96);

        assertThat(stage.post("/api/admin/projections/calendar/replay")).hasStatus(202);

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            other.tidy();
            return !other.isOutdated();
        });
        assertThat(freeAt(other)).isEqualTo(4);
    }

    @Test
    void goesOnAsItIsWhileTheTablesAreEmpty() {
        stage.settle();
        var late = new NodeFreeTime(tables, repair, clock);
        whileTheCalendarCannotRead(() -> {
            assertThat(stage.post("/api/admin/projections/calendar/replay")).hasStatus(202);
            assertThat(stage.post("/api/admin/projections/appointments/replay")).hasStatus(202);
            node.tidy();
            node.renew();
            assertThat(freeAt(node)).isEqualTo(4);
            assertThat(replaying()).isTrue();
            assertThat(freeAt(late))
                    .as("of a node that has nothing to go on with")
                    .isZero();
        });
        await().atMost(Duration.ofSeconds(60)).until(() -> !replaying());
        assertThat(freeAt(node)).isEqualTo(4);
        late.tidy();
        assertThat(freeAt(late)).isEqualTo(4);
    }

    private void whileTheCalendarCannotRead(Runnable work) {
        var door = new Semaphore(0);
        var calendar = processing.eventProcessor(CalendarProjection.NAME).orElseThrow();
        try (var _ = calendar.registerHandlerInterceptor((_, chain) -> {
            door.acquire();
            door.release();
            return chain.proceed();
        })) {
            work.run();
        } finally {
            door.release();
        }
    }

    private boolean replaying() {
        return stage.list("/api/admin/projections").stream()
                .filter(each -> each.get("name").asString().equals(NodeFreeTime.NAME))
                .anyMatch(each -> each.get("replaying").asBoolean());
    }

    @Test
    void isNotFilledAgainForAnotherView() {
        stage.settle();
        var freeTime = node.at(Stage.NOW);

        assertThat(stage.post("/api/admin/projections/appointments/replay")).hasStatus(202);
        stage.settle();
        node.tidy();

        assertThat(node.at(Stage.NOW)).isSameAs(freeTime);
    }

    @Test
    void isMadeAnewOnDemand() {
        stage.settle();
        node.at(Stage.NOW).replace(day, QuarterHours.ALL, 0);

        assertThat(stage.post("/api/admin/projections/free-time/replay")).hasStatus(202);

        assertThat(free()).hasSize(4);
    }

    private int freeAt(NodeFreeTime any) {
        return any.at(Stage.NOW)
                .find(new Search(
                        Stage.NOW,
                        TimeRange.startOf(day.day(), 0),
                        TimeRange.startOf(day.day().plusDays(1), 0),
                        provider,
                        TimeRange.GRID,
                        500,
                        null))
                .size();
    }

    private List<?> free() {
        return stage.list("/api/appointments?from=2030-06-12T00:00:00Z&to=2030-06-13T00:00:00Z&limit=500");
    }
}
