package org.appointmentscheduler.query.calendar;

import static org.appointmentscheduler.query.Stage.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimFreed;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.query.QuerySideTest;
import org.appointmentscheduler.query.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@QuerySideTest
class CalendarQueryControllerTest {

    private static final String DAY = "from=2030-06-12T00:00:00Z&to=2030-06-13T00:00:00Z";
    private static final Instant EXPIRES = NOW.plus(Stage.HOLD);

    @Autowired
    Stage stage;

    private ProviderId provider;

    @BeforeEach
    void aProvider() {
        stage.clear();
        provider = stage.provider("Bob");
    }

    @Test
    void findsFreeTime() {
        stage.publish(provider, "2030-06-12T09:00:00Z", "2030-06-12T09:45:00Z");
        assertThat(Stage.text(stage.get("/api/appointments?" + DAY + "&duration=PT30M")))
                .isEqualTo("""
                {"items":[\
                {"providerId":"%1$s","start":"2030-06-12T09:00:00Z","end":"2030-06-12T09:30:00Z"},\
                {"providerId":"%1$s","start":"2030-06-12T09:15:00Z","end":"2030-06-12T09:45:00Z"}],"next":null}""".formatted(provider));
    }

    @Test
    void findsNothingWhereNothingIsPublished() {
        assertThat(starts(DAY)).isEmpty();
    }

    @Test
    void aHoldIsFreeAgainFromItsEndOnToTheMillisecond() {
        stage.publish(provider, "2030-06-12T09:00:00Z", "2030-06-12T09:15:00Z");
        hold("2030-06-12T09:00:00Z", Duration.ofMinutes(15));
        stage.now(EXPIRES.minusNanos(1));
        assertThat(starts(DAY)).isEmpty();
        assertThat(availability(DAY)).endsWith("\"free\":[],\"held\":[%s],\"booked\":[]}".formatted(nine()));
        stage.now(EXPIRES);
        assertThat(starts(DAY)).containsExactly("2030-06-12T09:00:00Z");
        assertThat(availability(DAY)).endsWith("\"free\":[%s],\"held\":[],\"booked\":[]}".formatted(nine()));
    }

    @Test
    void aBookingIsNeverFree() {
        stage.publish(provider, "2030-06-12T09:00:00Z", "2030-06-12T09:15:00Z");
        var held = hold("2030-06-12T09:00:00Z", Duration.ofMinutes(15));
        stage.happens(new ClaimConfirmed(day("2030-06-12T09:00:00Z"), held.appointmentId(), NOW));
        stage.now(EXPIRES.plusSeconds(1));
        assertThat(starts(DAY)).isEmpty();
        assertThat(availability(DAY)).endsWith("\"free\":[],\"held\":[],\"booked\":[%s]}".formatted(nine()));
    }

    @Test
    void releasedTimeIsFree() {
        stage.publish(provider, "2030-06-12T09:00:00Z", "2030-06-12T09:15:00Z");
        var held = hold("2030-06-12T09:00:00Z", Duration.ofMinutes(15));
        assertThat(starts(DAY)).isEmpty();
        stage.happens(new ClaimFreed(day("2030-06-12T09:00:00Z"), held.appointmentId(), NOW));
        assertThat(starts(DAY)).containsExactly("2030-06-12T09:00:00Z");
    }

    @Test
    void keepsTheMinimumNoticeToTheMillisecond() {
        stage.publish(provider, "2030-06-11T08:00:00Z", "2030-06-11T08:30:00Z");
        assertThat(starts("")).containsExactly("2030-06-11T08:00:00Z", "2030-06-11T08:15:00Z");
        assertThat(starts("from=2030-06-10T08:00:00Z")).hasSize(2);
        stage.now(NOW.plusMillis(1));
        assertThat(starts("")).containsExactly("2030-06-11T08:15:00Z");
        assertThat(starts("from=2030-06-10T08:00:00Z")).containsExactly("2030-06-11T08:15:00Z");
    }

    @Test
    void runsOverMidnight() {
        stage.publish(provider, "2030-06-12T22:00:00Z", "2030-06-13T02:00:00Z");
        assertThat(starts("duration=PT4H")).containsExactly("2030-06-12T22:00:00Z");
        assertThat(starts("duration=PT4H15M")).isEmpty();
        hold("2030-06-13T00:00:00Z", Duration.ofMinutes(15));
        assertThat(starts("duration=PT2H")).containsExactly("2030-06-12T22:00:00Z");
        assertThat(starts("duration=PT2H15M")).isEmpty();
    }

    @Test
    void endsWhereTheRangeEnds() {
        stage.publish(provider, "2030-06-12T09:00:00Z", "2030-06-12T10:00:00Z");
        assertThat(starts("from=2030-06-12T09:01:00Z&to=2030-06-12T09:44:59Z&duration=PT15M"))
                .containsExactly("2030-06-12T09:15:00Z");
    }

    @Test
    void ordersByStartAndThenByProvider() {
        var first = stage.provider(new ProviderId(UUID.fromString("7fffffff-0000-7000-8000-000000000000")), "First");
        var second = stage.provider(new ProviderId(UUID.fromString("80000000-0000-7000-8000-000000000000")), "Second");
        stage.publish(second, "2030-06-12T09:00:00Z", "2030-06-12T09:30:00Z");
        stage.publish(first, "2030-06-12T09:00:00Z", "2030-06-12T09:30:00Z");
        assertThat(stage.walk("/api/appointments?" + DAY + "&limit=1"))
                .extracting(slot -> slot.get("start").asString() + " "
                        + slot.get("providerId").asString())
                .containsExactly(
                        "2030-06-12T09:00:00Z " + first,
                        "2030-06-12T09:00:00Z " + second,
                        "2030-06-12T09:15:00Z " + first,
                        "2030-06-12T09:15:00Z " + second);
    }

    @Test
    void aCursorStaysWhereItIsWhileThingsChange() {
        stage.publish(provider, "2030-06-12T09:00:00Z", "2030-06-12T10:00:00Z");
        var page = Stage.json(stage.get("/api/appointments?" + DAY + "&limit=2"));
        hold("2030-06-12T09:15:00Z", Duration.ofMinutes(15));
        stage.publish(provider, "2030-06-12T08:00:00Z", "2030-06-12T09:00:00Z");
        assertThat(starts(DAY + "&after=" + page.get("next").asString()))
                .containsExactly("2030-06-12T09:30:00Z", "2030-06-12T09:45:00Z");
    }

    @Test
    void aFullLastPageHasNoNext() {
        stage.publish(provider, "2030-06-12T09:00:00Z", "2030-06-12T09:30:00Z");
        assertThat(Stage.json(stage.get("/api/appointments?limit=2"))
                        .get("next")
                        .isNull())
                .isTrue();
    }

    @Test
    void looksSixtyTwoDaysAhead() {
        stage.publish(provider, "2030-08-12T07:45:00Z", "2030-08-12T08:15:00Z");
        assertThat(starts("")).containsExactly("2030-08-12T07:45:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-15M", "PT14M", "PT20M", "PT15M0.000000001S", "PT12H15M", "PT13H", "P1000000D"})
    void refusesDurationsOffTheGrid(String duration) {
        assertThat(refusal("/api/appointments?duration=" + duration)).isEqualTo(Refusal.NOT_ON_GRID);
    }

    @Test
    void takesDurationsToTwelveHours() {
        stage.publish(provider, "2030-06-12T18:00:00Z", "2030-06-13T06:00:00Z");
        assertThat(starts("duration=PT12H")).containsExactly("2030-06-12T18:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"to=2030-06-09T09:00:00Z", "to=2030-08-13T09:00:00Z"})
    void refusesImpossibleRangesThatBeginNow(String range) {
        assertThat(Stage.faults(stage.get("/api/appointments?" + range))).containsExactly("/to");
        assertThat(Stage.faults(stage.get("/api/providers/" + provider + "/availability?" + range)))
                .containsExactly("/to");
    }

    @Test
    void takesTheWidestRange() {
        assertThat(starts("from=2030-06-12T09:00:00Z&to=2030-08-13T09:00:00Z")).isEmpty();
    }

    @Test
    void namesAnUnknownProvider() {
        assertThat(refusal("/api/appointments?providerId=" + UUID.randomUUID())).isEqualTo(Refusal.PROVIDER_NOT_FOUND);
        assertThat(refusal("/api/appointments?providerId=")).isEqualTo(Refusal.PROVIDER_NOT_FOUND);
        assertThat(refusal("/api/providers/17/availability")).isEqualTo(Refusal.PROVIDER_NOT_FOUND);
    }

    @Test
    void availabilityMergesOverMidnightAndCutsAtTheRange() {
        stage.publish(provider, "2030-06-12T22:00:00Z", "2030-06-13T02:00:00Z");
        var held = hold("2030-06-12T23:30:00Z", Duration.ofHours(1));
        assertThat(availability("from=2030-06-12T22:10:00Z&to=2030-06-13T01:10:00Z"))
                .isEqualTo("""
                {"published":[{"start":"2030-06-12T22:15:00Z","end":"2030-06-13T01:15:00Z"}],\
                "free":[{"start":"2030-06-12T22:15:00Z","end":"2030-06-12T23:30:00Z"},\
                {"start":"2030-06-13T00:30:00Z","end":"2030-06-13T01:15:00Z"}],\
                "held":[{"start":"2030-06-12T23:30:00Z","end":"2030-06-13T00:30:00Z"}],"booked":[]}""");
        stage.happens(new ClaimConfirmed(day("2030-06-12T23:30:00Z"), held.appointmentId(), NOW));
        stage.happens(new ClaimConfirmed(day("2030-06-13T00:00:00Z"), held.appointmentId(), NOW));
        assertThat(availability("")).contains("\"held\":[],\"booked\":[{\"start\":\"2030-06-12T23:30:00Z\",");
    }

    private SlotHeld hold(String start, Duration duration) {
        return stage.hold(stage.client("Ann"), provider, start, duration);
    }

    private ProviderDayId day(String instant) {
        return new ProviderDayId(provider, TimeRange.dayOf(Instant.parse(instant)));
    }

    private static String nine() {
        return "{\"start\":\"2030-06-12T09:00:00Z\",\"end\":\"2030-06-12T09:15:00Z\"}";
    }

    private List<String> starts(String query) {
        return stage.list("/api/appointments?" + query).stream()
                .map(slot -> slot.get("start").asString())
                .toList();
    }

    private String availability(String query) {
        return Stage.text(stage.get("/api/providers/" + provider + "/availability?" + query));
    }

    private Refusal refusal(String uri) {
        return Stage.refusal(stage.get(uri)).refusal();
    }
}
