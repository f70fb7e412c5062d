package org.appointmentscheduler.command.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.api.MalformedRequest.Fault;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.Rejection;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.CalendarCommand.PublishAvailability;
import org.appointmentscheduler.api.calendar.CalendarCommand.WithdrawAvailability;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityPublished;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityWithdrawn;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimFreed;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.PublishedAvailability;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.calendar.WithdrawnAvailability;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.command.messaging.Rejected;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CalendarTest {

    private static final ProviderId PROVIDER = new ProviderId(UUID.randomUUID());
    private static final AppointmentId APPOINTMENT = new AppointmentId(UUID.randomUUID());
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final ProviderDayId MONDAY = new ProviderDayId(PROVIDER, LocalDate.parse("2026-03-02"));
    private static final ProviderDayId TUESDAY = new ProviderDayId(PROVIDER, LocalDate.parse("2026-03-03"));

    private Instant now = Instant.parse("2026-03-01T12:00:00.250Z");
    private final CalendarFixture fixture = new CalendarFixture(() -> now);

    @BeforeEach
    void aProvider() {
        fixture.register(PROVIDER);
    }

    @Test
    void publishesAcrossMidnight() {
        var change = publish("2026-03-02T22:00:00Z/2026-03-03T01:00:00Z");
        assertThat(change.state())
                .isEqualTo(
                        new PublishedAvailability(PROVIDER, 12, ranges("2026-03-02T22:00:00Z/2026-03-03T01:00:00Z")));
        assertThat(change.stream()).isEqualTo(TUESDAY.toString());
        assertThat(change.version()).isZero();
        assertThat(fixture.stored(MONDAY)).containsExactly(published(MONDAY, "22:00-24:00"));
        assertThat(fixture.stored(TUESDAY)).containsExactly(published(TUESDAY, "00:00-01:00"));
    }

    @Test
    void publishesTheSameRangeOnce() {
        publish("2026-03-02T09:00:00Z/2026-03-02T12:00:00Z");
        var change = publish("2026-03-02T09:00:00Z/2026-03-02T12:00:00Z");
        assertThat(change.state().windowsPublished()).isZero();
        assertThat(change.stream()).isEqualTo(MONDAY.toString());
        assertThat(fixture.stored(MONDAY)).hasSize(1);
    }

    @Test
    void addsOnlyWhatIsNew() {
        publish("2026-03-02T09:00:00Z/2026-03-02T12:00:00Z");
        var change = publish("2026-03-02T11:00:00Z/2026-03-02T13:00:00Z", "2026-03-02T12:00:00Z/2026-03-02T12:30:00Z");
        assertThat(change.state())
                .isEqualTo(new PublishedAvailability(PROVIDER, 4, ranges("2026-03-02T11:00:00Z/2026-03-02T13:00:00Z")));
        assertThat(change.version()).isEqualTo(1);
        assertThat(fixture.stored(MONDAY).getLast()).isEqualTo(published(MONDAY, "12:00-13:00"));
    }

    @Test
    void pointsAtEveryRangeOffTheGridAndPublishesNothing() {
        var rejection = refusal(() -> publish(
                "2026-03-02T09:00:00Z/2026-03-02T12:00:00Z",
                "2026-03-02T09:05:00Z/2026-03-02T12:00:00Z",
                "2026-03-02T09:00:00Z/2026-03-02T12:00:00.001Z"));
        assertThat(rejection.refusal()).isEqualTo(Refusal.NOT_ON_GRID);
        assertThat(rejection.values().get("errors"))
                .asInstanceOf(list(Fault.class))
                .extracting(Fault::pointer)
                .containsExactly("/ranges/1", "/ranges/2");
        assertThat(fixture.events.readEvents(MONDAY.toString()).hasNext()).isFalse();
    }

    @Test
    void refusesWhatHasStarted() {
        now = NINE;
        publish("2026-03-02T09:00:00Z/2026-03-02T10:00:00Z");
        now = NINE.plusMillis(1);
        assertThat(refusal(() -> publish("2026-03-02T09:00:00Z/2026-03-02T10:00:00Z"))
                        .refusal())
                .isEqualTo(Refusal.IN_THE_PAST);
        assertThat(refusal(() -> withdraw("2026-03-02T09:00:00Z/2026-03-02T10:00:00Z"))
                        .refusal())
                .isEqualTo(Refusal.IN_THE_PAST);
    }

    @Test
    void refusesAnUnknownProvider() {
        var command = new PublishAvailability(
                new ProviderId(UUID.randomUUID()), ranges("2026-03-02T09:00:00Z/2026-03-02T10:00:00Z"));
        assertThat(refusal(() -> fixture.inUnitOfWork(
                                () -> fixture.calendar.handle(command, CalendarFixture.ADMINISTRATOR)))
                        .refusal())
                .isEqualTo(Refusal.PROVIDER_NOT_FOUND);
    }

    @Test
    void withdrawsWhatIsPublishedAndNoMore() {
        publish("2026-03-02T09:00:00Z/2026-03-02T12:00:00Z");
        var change = withdraw("2026-03-02T11:00:00Z/2026-03-02T13:00:00Z");
        assertThat(change.state())
                .isEqualTo(new WithdrawnAvailability(PROVIDER, 4, ranges("2026-03-02T11:00:00Z/2026-03-02T13:00:00Z")));
        assertThat(fixture.stored(MONDAY).getLast())
                .isEqualTo(new AvailabilityWithdrawn(
                        MONDAY, QuarterHours.parse(List.of("11:00-12:00")), Instant.parse("2026-03-01T12:00:00Z")));
        assertThat(withdraw("2026-03-02T11:00:00Z/2026-03-02T13:00:00Z").state().windowsWithdrawn())
                .isZero();
        assertThat(fixture.stored(MONDAY)).hasSize(2);
    }

    @Test
    void withdrawsNothingFromADayThatWasNeverPublished() {
        var change = withdraw("2026-03-02T11:00:00Z/2026-03-02T13:00:00Z");
        assertThat(change.state().windowsWithdrawn()).isZero();
        assertThat(change.stream()).isEqualTo(PROVIDER.toString());
        assertThat(fixture.events.readEvents(MONDAY.toString()).hasNext()).isFalse();
    }

    @Test
    void withdrawsNothingWhenAHeldWindowIsInside() {
        publish("2026-03-02T22:00:00Z/2026-03-03T02:00:00Z");
        claim("2026-03-03T00:00:00Z", NINE);
        now = NINE.minusMillis(1);
        var rejection = refusal(() -> withdraw("2026-03-02T22:00:00Z/2026-03-03T02:00:00Z"));
        assertThat(rejection.refusal()).isEqualTo(Refusal.WINDOW_IN_USE);
        assertThat(rejection.values()).containsEntry("inUse", ranges("2026-03-03T00:00:00Z/2026-03-03T00:15:00Z"));
        assertThat(fixture.stored(MONDAY)).hasSize(1);
    }

    @Test
    void withdrawsAWindowWhoseHoldHasLapsed() {
        publish("2026-03-02T22:00:00Z/2026-03-03T02:00:00Z");
        claim("2026-03-03T00:00:00Z", NINE);
        now = NINE;
        withdraw("2026-03-02T22:00:00Z/2026-03-03T02:00:00Z");
        assertThat(fixture.stored(TUESDAY)).element(2).isEqualTo(new ClaimFreed(TUESDAY, APPOINTMENT, NINE));
        assertThat(fixture.stored(TUESDAY)).element(3).isInstanceOf(AvailabilityWithdrawn.class);
    }

    @Test
    void publishesAYearAtOnce() {
        var year = IntStream.range(1, 366)
                .mapToObj(day -> new TimeRange(NINE.plus(Duration.ofDays(day)), Duration.ofHours(8)))
                .toList();
        var change = fixture.inUnitOfWork(
                () -> fixture.calendar.handle(new PublishAvailability(PROVIDER, year), CalendarFixture.ADMINISTRATOR));
        assertThat(change.state().windowsPublished()).isEqualTo(365 * 32);
    }

    @Test
    void isNoneOfAnothersBusiness() {
        var publish = new PublishAvailability(PROVIDER, ranges("2026-03-02T09:00:00Z/2026-03-02T10:00:00Z"));
        var withdraw = new WithdrawAvailability(PROVIDER, publish.ranges());
        var another = new Actor.Provider(new ProviderId(UUID.randomUUID()));
        var client = new Actor.Client(new ClientId(PROVIDER.value()));
        for (var actor : List.of(another, client, Actor.NOBODY)) {
            var refusal = actor == another ? Refusal.PROVIDER_NOT_FOUND : Refusal.FORBIDDEN;
            assertThat(refusal(() -> fixture.inUnitOfWork(() -> fixture.calendar.handle(publish, actor)))
                            .refusal())
                    .isEqualTo(refusal);
            assertThat(refusal(() -> fixture.inUnitOfWork(() -> fixture.calendar.handle(withdraw, actor)))
                            .refusal())
                    .isEqualTo(refusal);
        }
        assertThat(fixture.inUnitOfWork(() -> fixture.calendar.handle(publish, new Actor.Provider(PROVIDER)))
                        .state()
                        .windowsPublished())
                .isEqualTo(4);
    }

    private Change<PublishedAvailability> publish(String... ranges) {
        return fixture.inUnitOfWork(() -> fixture.calendar.handle(
                new PublishAvailability(PROVIDER, ranges(ranges)), CalendarFixture.ADMINISTRATOR));
    }

    private Change<WithdrawnAvailability> withdraw(String... ranges) {
        return fixture.inUnitOfWork(() -> fixture.calendar.handle(
                new WithdrawAvailability(PROVIDER, ranges(ranges)), CalendarFixture.ADMINISTRATOR));
    }

    private void claim(String start, Instant expiresAt) {
        fixture.inUnitOfWork(() -> {
            fixture.days.claim(
                    APPOINTMENT,
                    Claimant.UNCOUNTED,
                    PROVIDER,
                    new TimeRange(Instant.parse(start), TimeRange.GRID),
                    now,
                    expiresAt,
                    now);
            return null;
        });
    }

    private static AvailabilityPublished published(ProviderDayId day, String quarterHours) {
        return new AvailabilityPublished(
                day, QuarterHours.parse(List.of(quarterHours)), Instant.parse("2026-03-01T12:00:00Z"));
    }

    private static List<TimeRange> ranges(String... ranges) {
        return Arrays.stream(ranges)
                .map(range -> range.split("/"))
                .map(ends -> new TimeRange(Instant.parse(ends[0]), Instant.parse(ends[1])))
                .toList();
    }

    private static Rejection refusal(Runnable call) {
        var rejected = catchThrowableOfType(Rejected.class, call::run);
        return rejected.<Rejection>getDetails().orElseThrow();
    }
}
