package org.appointmentscheduler.command.appointment;

import static org.appointmentscheduler.api.appointment.AppointmentStatus.CONFIRMED;
import static org.appointmentscheduler.api.appointment.AppointmentStatus.EXPIRED;
import static org.appointmentscheduler.api.appointment.AppointmentStatus.HELD;
import static org.appointmentscheduler.api.appointment.AppointmentStatus.RELEASED;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.Rejection;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ConfirmReservation;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ExpireHold;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReleaseHold;
import org.appointmentscheduler.api.appointment.AppointmentCommand.ReserveSlot;
import org.appointmentscheduler.api.appointment.AppointmentEvent.AppointmentConfirmed;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldExpired;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldReleased;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.appointment.AppointmentState;
import org.appointmentscheduler.api.calendar.FreeSlot;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimFreed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.TimeClaimed;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldConfirmed;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldReturned;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldTaken;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.command.calendar.CalendarFixture;
import org.appointmentscheduler.command.calendar.Claimant;
import org.appointmentscheduler.command.quota.HoldQuotas;
import org.appointmentscheduler.command.quota.QuotaFixture;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppointmentTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant A_DAY_BEFORE = NINE.minus(Duration.ofHours(24));
    private static final Instant EXPIRY = A_DAY_BEFORE.plus(Duration.ofMinutes(30));
    private static final Duration HOUR = Duration.ofHours(1);
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

    private static final ProviderId PROVIDER = new ProviderId(UUID.randomUUID());
    private static final ClientId CLIENT = new ClientId(UUID.randomUUID());
    private static final ClientId ANOTHER_CLIENT = new ClientId(UUID.randomUUID());
    private static final AppointmentId APPOINTMENT = new AppointmentId(UUID.randomUUID());
    private static final AppointmentId ANOTHER = new AppointmentId(UUID.randomUUID());
    private static final String HOLDS = "holds/" + CLIENT;
    private static final ProviderDayId DAY = new ProviderDayId(PROVIDER, MONDAY);

    private final AggregateTestFixture<Appointment> fixture = new AggregateTestFixture<>(Appointment.class);
    private final CalendarFixture calendar = new CalendarFixture(() -> A_DAY_BEFORE);
    private final HoldQuotas quotas = QuotaFixture.quotas(calendar.events, 5, 20);

    @BeforeEach
    void aPublishedDay() {
        InstantSource clock = fixture::currentTime;
        var policy = new BookingPolicy(Duration.ofHours(24), Duration.ofMinutes(30));
        fixture.registerInjectableResources(
                clock,
                calendar.days,
                calendar.registrations,
                quotas,
                policy,
                new Reservations(calendar.registrations, policy, quotas, calendar.days));
        // Whoever a test does not name otherwise may do everything.
        fixture.registerCommandDispatchInterceptor(
                messages -> (_, message) -> message.getMetaData().containsKey("actor")
                        ? message
                        : message.andMetaData(Map.of("actor", "system:test")));
        fixture.registerFieldFilter(field -> !field.getName().equals("timerId"));
        calendar.register(PROVIDER);
        calendar.register(CLIENT);
        calendar.register(ANOTHER_CLIENT);
        calendar.publish(PROVIDER, "2026-03-02T09:00:00Z", "2026-03-02T12:00:00Z");
    }

    /** Decided from who is behind the command, whatever the command says. */
    @Nested
    class Access {

        private static Map<String, Object> as(Actor actor) {
            return Map.of("actor", actor.toString());
        }

        private static final Actor OWNER = new Actor.Client(CLIENT);
        private static final Actor ANOTHER_OWNER = new Actor.Client(ANOTHER_CLIENT);

        @Test
        void isOpenToWhoeverItIsAbout() {
            at(A_DAY_BEFORE).when(reserve(NINE, HOUR), as(OWNER)).expectSuccessfulHandlerExecution();
        }

        @Test
        void isOpenToTheHoldersConfirmation() {
            whileHeld()
                    .when(new ConfirmReservation(APPOINTMENT, CLIENT), as(OWNER))
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void isOpenToTheGuestOfThisAppointment() {
            whileHeld()
                    .when(new ReleaseHold(APPOINTMENT, CLIENT), as(new Actor.Guest(APPOINTMENT, CLIENT)))
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void hidesAnAppointmentFromOtherClients() {
            refuses(
                    whileHeld().when(new ConfirmReservation(APPOINTMENT, ANOTHER_CLIENT), as(ANOTHER_OWNER)),
                    Refusal.APPOINTMENT_NOT_FOUND);
        }

        @Test
        void hidesItsVersionToo() {
            refuses(
                    whileHeld()
                            .when(
                                    new ReleaseHold(APPOINTMENT, ANOTHER_CLIENT),
                                    Map.of("actor", ANOTHER_OWNER.toString(), "expectedVersion", 7L)),
                    Refusal.APPOINTMENT_NOT_FOUND);
        }

        @Test
        void hidesItFromTheGuestOfAnother() {
            refuses(
                    whileHeld().when(new ReleaseHold(APPOINTMENT, CLIENT), as(new Actor.Guest(ANOTHER, CLIENT))),
                    Refusal.APPOINTMENT_NOT_FOUND);
        }

        @Test
        void letsNobodyActInAnothersName() {
            refuses(at(A_DAY_BEFORE).when(reserve(NINE, HOUR), as(ANOTHER_OWNER)), Refusal.CLIENT_NOT_FOUND);
        }

        /** Or naming its client would tell that there is such an appointment. */
        @Test
        void hidesItAlsoFromWhoeverNamesItsClient() {
            refuses(
                    whileHeld().when(new ConfirmReservation(APPOINTMENT, CLIENT), as(ANOTHER_OWNER)),
                    Refusal.APPOINTMENT_NOT_FOUND);
        }

        @Test
        void hidesItFromWhoeverReleasesItInItsClientsName() {
            refuses(
                    whileHeld().when(new ReleaseHold(APPOINTMENT, CLIENT), as(ANOTHER_OWNER)),
                    Refusal.APPOINTMENT_NOT_FOUND);
        }

        @Test
        void letsNobodyConfirmInAnothersName() {
            refuses(
                    whileHeld().when(new ConfirmReservation(APPOINTMENT, ANOTHER_CLIENT), as(OWNER)),
                    Refusal.CLIENT_NOT_FOUND);
        }

        @ParameterizedTest
        @ValueSource(strings = {"anonymous", "", "admin", "provider:x", "nonsense:1"})
        void isClosedToWhoeverIsNotKnown(String actor) {
            refuses(at(A_DAY_BEFORE).when(reserve(NINE, HOUR), Map.of("actor", actor)), Refusal.FORBIDDEN);
        }

        @Test
        void letsProvidersBookNothing() {
            refuses(at(A_DAY_BEFORE).when(reserve(NINE, HOUR), as(new Actor.Provider(PROVIDER))), Refusal.FORBIDDEN);
        }

        @Test
        void letsGuestsBookNothing() {
            refuses(
                    at(A_DAY_BEFORE).when(reserve(NINE, HOUR), as(new Actor.Guest(ANOTHER, CLIENT))),
                    Refusal.FORBIDDEN);
        }

        @Test
        void letsOnlyTheSystemRecordAnExpiry() {
            refuses(whileHeld().when(new ExpireHold(APPOINTMENT), as(new Actor.Administrator("1"))), Refusal.FORBIDDEN);
        }
    }

    /** Of the client's own; what an administrator does for it is not counted. */
    @Nested
    class Quotas {

        private static final Map<String, Object> OWN = Map.of("actor", new Actor.Client(CLIENT).toString());

        @Test
        void refuseTheSixthHoldOfAClient() {
            refuses(
                    afterFiveHolds().when(reserve(NINE.plus(HOUR.multipliedBy(2)), TimeRange.GRID), OWN),
                    Refusal.CLIENT_LIMIT_REACHED,
                    Map.of("quota", "activeHolds", "limit", 5, "retryAt", EXPIRY));
        }

        @Test
        void bindNoAdministrator() {
            afterFiveHolds()
                    .when(reserve(NINE.plus(HOUR.multipliedBy(2)), TimeRange.GRID))
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void countWhatTheClientReserves() {
            at(A_DAY_BEFORE).when(reserve(NINE, HOUR), OWN).expectSuccessfulHandlerExecution();
            assertThat(calendar.stored(HOLDS))
                    .containsExactly(new HoldTaken(CLIENT, APPOINTMENT, A_DAY_BEFORE, EXPIRY));
            assertThat(dayEvents())
                    .containsExactly(new TimeClaimed(
                            DAY,
                            APPOINTMENT,
                            QuarterHours.parse(List.of("09:00-10:00")),
                            A_DAY_BEFORE,
                            EXPIRY,
                            CLIENT,
                            true));
        }

        @Test
        void countNothingThatIsRefused() {
            refuses(at(A_DAY_BEFORE).when(reserve(NINE.minus(HOUR), HOUR), OWN), Refusal.TOO_SOON);
            refuses(
                    at(A_DAY_BEFORE).when(reserve(NINE.plus(HOUR.multipliedBy(3)), HOUR), OWN),
                    Refusal.OUTSIDE_AVAILABILITY);
            assertThat(calendar.stored(HOLDS)).isEmpty();
        }

        @Test
        void forgetAHoldThatIsConfirmed() {
            take(APPOINTMENT);
            whileHeld().when(new ConfirmReservation(APPOINTMENT, CLIENT)).expectSuccessfulHandlerExecution();
            assertThat(calendar.stored(HOLDS).getLast())
                    .isEqualTo(new HoldConfirmed(CLIENT, APPOINTMENT, A_DAY_BEFORE));
        }

        @Test
        void knowThatAHoldIsReleased() {
            take(APPOINTMENT);
            whileHeld().when(new ReleaseHold(APPOINTMENT, CLIENT)).expectSuccessfulHandlerExecution();
            assertThat(calendar.stored(HOLDS).getLast()).isEqualTo(new HoldReturned(CLIENT, APPOINTMENT, A_DAY_BEFORE));
        }

        private TestExecutor<Appointment> afterFiveHolds() {
            for (var number = 0; number < 5; number++) {
                take(new AppointmentId(UUID.randomUUID()));
            }
            return at(A_DAY_BEFORE);
        }

        private void take(AppointmentId appointment) {
            calendar.inUnitOfWork(
                    () -> quotas.take(CLIENT, appointment, new Actor.Client(CLIENT), A_DAY_BEFORE, EXPIRY));
        }

        @Test
        void letAClientHoldHalfOfADay() {
            calendar.publish(PROVIDER, "2026-03-03T09:00:00Z", "2026-03-03T17:00:00Z");
            var tuesday = NINE.plus(Duration.ofDays(1));
            refuses(
                    at(A_DAY_BEFORE).when(reserve(tuesday, HOUR.multipliedBy(5)), OWN),
                    Refusal.CLIENT_LIMIT_REACHED,
                    Map.of("quota", "shareOfDay", "share", "PT4H"));
        }
    }

    @Nested
    class Reserving {

        @Test
        void holdsTheTimeForThirtyMinutes() {
            at(A_DAY_BEFORE)
                    .when(reserve(NINE, HOUR))
                    .expectEvents(held(A_DAY_BEFORE))
                    .expectResultMessagePayloadMatching(state(it -> {
                        assertThat(it.status()).isEqualTo(HELD);
                        assertThat(it.expiresAt()).isEqualTo(EXPIRY);
                        assertThat(it.expiresInSeconds()).isEqualTo(1800);
                    }))
                    .expectScheduledDeadlineWithName(EXPIRY, Appointment.HOLD_EXPIRY);
            assertThat(dayEvents())
                    .containsExactly(new TimeClaimed(
                            DAY,
                            APPOINTMENT,
                            QuarterHours.parse(List.of("09:00-10:00")),
                            A_DAY_BEFORE,
                            EXPIRY,
                            null,
                            null));
        }

        @Test
        void promisesWholeSeconds() {
            at(A_DAY_BEFORE.minusMillis(1))
                    .when(reserve(NINE, HOUR))
                    .expectEvents(held(A_DAY_BEFORE.minusSeconds(1)))
                    .expectResultMessagePayloadMatching(
                            state(it -> assertThat(it.expiresInSeconds()).isEqualTo(1799)));
        }

        @Test
        void refusesAMillisecondLessThanADaysNotice() {
            refuses(
                    at(A_DAY_BEFORE.plusMillis(1)).when(reserve(NINE, HOUR)),
                    Refusal.TOO_SOON,
                    Map.of("earliestStart", NINE.plus(TimeRange.GRID)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"PT0S", "PT-15M", "PT14M59S", "PT20M", "PT15M0.001S", "PT12H15M", "PT13H", "PT999999999H"})
        void refusesADurationOffTheGrid(Duration duration) {
            refuses(at(A_DAY_BEFORE).when(reserve(NINE, duration)), Refusal.NOT_ON_GRID);
        }

        @ParameterizedTest
        @ValueSource(strings = {"PT-1S", "PT0.001S", "PT1M", "PT14M59.999S"})
        void refusesAStartOffTheGrid(Duration offset) {
            refuses(at(A_DAY_BEFORE.minus(HOUR)).when(reserve(NINE.plus(offset), HOUR)), Refusal.NOT_ON_GRID);
        }

        @Test
        void allowsTwelveHoursAndNoMore() {
            calendar.publish(PROVIDER, "2026-03-03T08:00:00Z", "2026-03-03T22:00:00Z");
            at(A_DAY_BEFORE)
                    .when(reserve(Instant.parse("2026-03-03T08:00:00Z"), Duration.ofHours(12)))
                    .expectSuccessfulHandlerExecution();
        }

        @ParameterizedTest
        @ValueSource(strings = {"2026-03-02T11:15:00Z", "2026-03-02T12:00:00Z", "2026-03-05T09:00:00Z"})
        void refusesTimeThatIsNotPublished(Instant start) {
            refuses(at(A_DAY_BEFORE).when(reserve(start, HOUR)), Refusal.OUTSIDE_AVAILABILITY);
        }

        @Test
        void refusesAnUnknownClientAndAnUnknownProvider() {
            var nobody = UUID.randomUUID();
            refuses(
                    at(A_DAY_BEFORE).when(new ReserveSlot(APPOINTMENT, new ClientId(nobody), PROVIDER, NINE, HOUR)),
                    Refusal.CLIENT_NOT_FOUND);
            refuses(
                    at(A_DAY_BEFORE).when(new ReserveSlot(APPOINTMENT, CLIENT, new ProviderId(nobody), NINE, HOUR)),
                    Refusal.PROVIDER_NOT_FOUND);
        }

        @Test
        void takesNoProviderForAClient() {
            refuses(
                    at(A_DAY_BEFORE)
                            .when(new ReserveSlot(APPOINTMENT, new ClientId(PROVIDER.value()), PROVIDER, NINE, HOUR)),
                    Refusal.CLIENT_NOT_FOUND);
        }

        @Test
        void refusesTimeThatAnotherHoldsAndOffersTheNearest() {
            claim(ANOTHER, NINE.plus(TimeRange.GRID), TimeRange.GRID, EXPIRY);
            refuses(
                    at(A_DAY_BEFORE).when(reserve(NINE, Duration.ofMinutes(30))),
                    Refusal.SLOT_ALREADY_HELD,
                    Map.of(
                            "retryAt",
                            EXPIRY,
                            "alternatives",
                            List.of(slot("09:30", 30), slot("09:45", 30), slot("10:00", 30))));
        }

        @Test
        void namesTheEndOfTheLastOfSeveralHolds() {
            claim(ANOTHER, NINE, TimeRange.GRID, EXPIRY.plus(HOUR));
            claim(new AppointmentId(UUID.randomUUID()), NINE.plus(TimeRange.GRID), TimeRange.GRID, EXPIRY);
            refuses(
                    at(A_DAY_BEFORE).when(reserve(NINE, HOUR)),
                    Refusal.SLOT_ALREADY_HELD,
                    Map.of("retryAt", EXPIRY.plus(HOUR)));
        }

        @Test
        void offersNothingCloserThanTheNotice() {
            claim(ANOTHER, NINE.plus(HOUR), TimeRange.GRID, NINE);
            refuses(
                    at(NINE.plus(HOUR).minus(Duration.ofHours(24))).when(reserve(NINE.plus(HOUR), HOUR.dividedBy(2))),
                    Refusal.SLOT_ALREADY_HELD,
                    Map.of(
                            "retryAt",
                            NINE,
                            "alternatives",
                            List.of(slot("10:15", 30), slot("10:30", 30), slot("10:45", 30))));
        }

        @Test
        void refusesTimeThatAnotherHasBooked() {
            claim(ANOTHER, NINE, HOUR, EXPIRY);
            confirm(ANOTHER, NINE, HOUR);
            refuses(
                    at(EXPIRY.minus(HOUR)).when(reserve(NINE.plus(Duration.ofMinutes(45)), HOUR)),
                    Refusal.SLOT_ALREADY_BOOKED,
                    Map.of("alternatives", List.of(slot("10:00", 60), slot("10:15", 60), slot("10:30", 60))));
        }

        @Test
        void sellsTheNeighboursOfATakenTime() {
            claim(ANOTHER, NINE.plus(HOUR), TimeRange.GRID, NINE);
            at(A_DAY_BEFORE).when(reserve(NINE, HOUR)).expectSuccessfulHandlerExecution();
        }

        @Test
        void waitsForAHoldUntilItsLastMillisecond() {
            var ends = A_DAY_BEFORE.minus(HOUR);
            claim(ANOTHER, NINE, HOUR, ends);
            refuses(at(ends.minusMillis(1)).when(reserve(NINE, HOUR)), Refusal.SLOT_ALREADY_HELD);
        }

        @Test
        void takesOverALapsedHoldWhoseTimerHasNotFired() {
            var ends = A_DAY_BEFORE.minus(HOUR);
            claim(ANOTHER, NINE, HOUR, ends);
            at(ends).when(reserve(NINE.plus(TimeRange.GRID), TimeRange.GRID)).expectSuccessfulHandlerExecution();
            assertThat(dayEvents()).element(1).isEqualTo(new ClaimFreed(DAY, ANOTHER, ends));
            assertThat(dayEvents()).element(2).isInstanceOf(TimeClaimed.class);
        }
    }

    @Nested
    class AcrossMidnight {

        private static final Instant LATE = Instant.parse("2026-03-10T23:30:00Z");
        private static final ProviderDayId TUESDAY = new ProviderDayId(PROVIDER, LocalDate.parse("2026-03-10"));
        private static final ProviderDayId WEDNESDAY = new ProviderDayId(PROVIDER, LocalDate.parse("2026-03-11"));

        @BeforeEach
        void aNightShift() {
            calendar.publish(PROVIDER, "2026-03-10T22:00:00Z", "2026-03-11T02:00:00Z");
        }

        @Test
        void claimsBothDays() {
            at(A_DAY_BEFORE).when(reserve(LATE, HOUR)).expectSuccessfulHandlerExecution();
            assertThat(calendar.stored(TUESDAY).getLast())
                    .isEqualTo(new TimeClaimed(
                            TUESDAY,
                            APPOINTMENT,
                            QuarterHours.parse(List.of("23:30-24:00")),
                            A_DAY_BEFORE,
                            EXPIRY,
                            null,
                            null));
            assertThat(calendar.stored(WEDNESDAY).getLast())
                    .isEqualTo(new TimeClaimed(
                            WEDNESDAY,
                            APPOINTMENT,
                            QuarterHours.parse(List.of("00:00-00:30")),
                            A_DAY_BEFORE,
                            EXPIRY,
                            null,
                            null));
        }

        @Test
        void claimsNeitherDayWhenOneIsTaken() {
            claim(ANOTHER, LATE.plus(Duration.ofMinutes(45)), TimeRange.GRID, EXPIRY);
            refuses(at(A_DAY_BEFORE).when(reserve(LATE, HOUR)), Refusal.SLOT_ALREADY_HELD);
            assertThat(calendar.stored(TUESDAY)).hasSize(1);
            assertThat(calendar.stored(WEDNESDAY)).hasSize(2);
        }

        @ParameterizedTest
        @CsvSource({
            "2026-03-20T22:00:00Z, 2026-03-21T00:00:00Z", // The next day is not there at all,
            "2026-03-21T00:00:00Z, 2026-03-21T02:00:00Z", // or the first is not,
            "2026-03-20T22:00:00Z, 2026-03-21T00:15:00Z", // or too little of either.
            "2026-03-20T23:45:00Z, 2026-03-21T02:00:00Z"
        })
        void claimsNeitherDayWhenOneIsNotPublished(String from, String to) {
            calendar.publish(PROVIDER, from, to);
            refuses(
                    at(A_DAY_BEFORE).when(reserve(Instant.parse("2026-03-20T23:30:00Z"), HOUR)),
                    Refusal.OUTSIDE_AVAILABILITY);
            assertThat(calendar.events
                            .lastSequenceNumberFor(PROVIDER + "/2026-03-20")
                            .orElse(0L))
                    .isZero();
            assertThat(calendar.events
                            .lastSequenceNumberFor(PROVIDER + "/2026-03-21")
                            .orElse(0L))
                    .isZero();
        }

        @Test
        void confirmsAndFreesBothDays() {
            at(A_DAY_BEFORE)
                    .andGivenCommands(reserve(LATE, HOUR))
                    .when(new ConfirmReservation(APPOINTMENT, CLIENT))
                    .expectSuccessfulHandlerExecution();
            assertThat(calendar.stored(TUESDAY).getLast()).isInstanceOf(ClaimConfirmed.class);
            assertThat(calendar.stored(WEDNESDAY).getLast()).isInstanceOf(ClaimConfirmed.class);
        }

        @Test
        void isNotConfirmedWhenAnotherNodeSawItEndAndGaveOneDayAway() {
            var executor = at(A_DAY_BEFORE).andGivenCommands(reserve(LATE, HOUR));
            var ahead = EXPIRY.plusSeconds(1);
            calendar.inUnitOfWork(() -> {
                calendar.days.claim(
                        ANOTHER,
                        Claimant.UNCOUNTED,
                        PROVIDER,
                        new TimeRange(LATE.plus(HOUR.dividedBy(2)), HOUR),
                        ahead,
                        ahead.plus(HOUR),
                        LATE);
                return null;
            });
            refuses(executor.when(new ConfirmReservation(APPOINTMENT, CLIENT)), Refusal.HOLD_EXPIRED);
            assertThat(calendar.stored(TUESDAY)).hasSize(2);
        }

        @Test
        void expiresOnBothDays() {
            at(A_DAY_BEFORE)
                    .andGivenCommands(reserve(LATE, HOUR))
                    .whenTimeElapses(Duration.ofMinutes(30))
                    .expectEvents(new HoldExpired(APPOINTMENT, CLIENT, PROVIDER, EXPIRY));
            assertThat(calendar.stored(TUESDAY).getLast()).isEqualTo(new ClaimFreed(TUESDAY, APPOINTMENT, EXPIRY));
            assertThat(calendar.stored(WEDNESDAY).getLast()).isEqualTo(new ClaimFreed(WEDNESDAY, APPOINTMENT, EXPIRY));
        }
    }

    @Nested
    class Confirming {

        @Test
        void makesTheBookingPermanentAndStopsTheTimer() {
            whileHeld()
                    .when(new ConfirmReservation(APPOINTMENT, CLIENT))
                    .expectEvents(new AppointmentConfirmed(APPOINTMENT, CLIENT, PROVIDER, A_DAY_BEFORE))
                    .expectResultMessagePayloadMatching(state(it -> {
                        assertThat(it.status()).isEqualTo(CONFIRMED);
                        assertThat(it.expiresAt()).isNull();
                        assertThat(it.expiresInSeconds()).isNull();
                    }))
                    .expectNoScheduledDeadlines();
            assertThat(dayEvents().getLast()).isEqualTo(new ClaimConfirmed(DAY, APPOINTMENT, A_DAY_BEFORE));
        }

        @Test
        void succeedsInTheLastMillisecondAlsoInsideTheNotice() {
            holdWithoutTimer(EXPIRY.minusMillis(1))
                    .when(new ConfirmReservation(APPOINTMENT, CLIENT))
                    .expectEvents(new AppointmentConfirmed(APPOINTMENT, CLIENT, PROVIDER, EXPIRY.minusSeconds(1)));
        }

        @Test
        void failsFromTheExpiryOnAlthoughNoTimerHasFired() {
            refuses(
                    holdWithoutTimer(EXPIRY).when(new ConfirmReservation(APPOINTMENT, CLIENT)),
                    Refusal.HOLD_EXPIRED,
                    Map.of("expiredAt", EXPIRY, "slotStillFree", false));
        }

        @Test
        void saysThatAnExpiredTimeIsStillFree() {
            calendar.publish(PROVIDER, "2026-03-03T09:00:00Z", "2026-03-03T12:00:00Z");
            var tuesday = NINE.plus(Duration.ofDays(1));
            claim(APPOINTMENT, tuesday, HOUR, EXPIRY);
            refuses(
                    at(EXPIRY).andGiven(held(tuesday, A_DAY_BEFORE)).when(new ConfirmReservation(APPOINTMENT, CLIENT)),
                    Refusal.HOLD_EXPIRED,
                    Map.of("expiredAt", EXPIRY, "slotStillFree", true));
        }

        @Test
        void saysThatAnExpiredTimeIsNoLongerFree() {
            calendar.publish(PROVIDER, "2026-03-03T09:00:00Z", "2026-03-03T12:00:00Z");
            var tuesday = NINE.plus(Duration.ofDays(1));
            claim(ANOTHER, tuesday, TimeRange.GRID, NINE);
            refuses(
                    at(EXPIRY).andGiven(held(tuesday, A_DAY_BEFORE)).when(new ConfirmReservation(APPOINTMENT, CLIENT)),
                    Refusal.HOLD_EXPIRED,
                    Map.of("expiredAt", EXPIRY, "slotStillFree", false));
        }

        @Test
        void neverSellsTwiceWhenAnotherNodesClockIsAhead() {
            var executor = whileHeld();
            var ahead = EXPIRY.plusSeconds(1);
            calendar.inUnitOfWork(() -> {
                calendar.days.claim(
                        ANOTHER,
                        Claimant.UNCOUNTED,
                        PROVIDER,
                        new TimeRange(NINE, HOUR),
                        ahead,
                        ahead.plus(HOUR),
                        NINE);
                return null;
            });
            refuses(executor.when(new ConfirmReservation(APPOINTMENT, CLIENT)), Refusal.HOLD_EXPIRED);
        }

        @Test
        void changesNothingTheSecondTime() {
            whileHeld()
                    .andGivenCommands(new ConfirmReservation(APPOINTMENT, CLIENT))
                    .andGivenCurrentTime(EXPIRY.plus(HOUR))
                    .when(new ConfirmReservation(APPOINTMENT, CLIENT))
                    .expectNoEvents()
                    .expectResultMessagePayloadMatching(state(it -> {
                        assertThat(it.status()).isEqualTo(CONFIRMED);
                        assertThat(it.confirmedAt()).isEqualTo(A_DAY_BEFORE);
                    }));
        }

        @Test
        void isOnlyForTheClientWhoReserved() {
            refuses(whileHeld().when(new ConfirmReservation(APPOINTMENT, ANOTHER_CLIENT)), Refusal.NOT_HOLD_OWNER);
        }

        @Test
        void namesAClientWhoDoesNotExist() {
            refuses(
                    whileHeld().when(new ConfirmReservation(APPOINTMENT, new ClientId(UUID.randomUUID()))),
                    Refusal.CLIENT_NOT_FOUND);
        }

        @Test
        void staysTheClientsAfterwards() {
            refuses(
                    whileHeld()
                            .andGivenCommands(new ConfirmReservation(APPOINTMENT, CLIENT))
                            .when(new ConfirmReservation(APPOINTMENT, ANOTHER_CLIENT)),
                    Refusal.NOT_HOLD_OWNER);
        }

        @Test
        void comesTooLateAfterARelease() {
            refuses(
                    whileHeld()
                            .andGivenCommands(new ReleaseHold(APPOINTMENT, CLIENT))
                            .when(new ConfirmReservation(APPOINTMENT, CLIENT)),
                    Refusal.WRONG_STATE,
                    Map.of("status", RELEASED));
        }

        @Test
        void comesTooLateAfterTheRecordedExpiry() {
            refuses(
                    holdWithoutTimer(EXPIRY)
                            .andGivenCommands(new ExpireHold(APPOINTMENT))
                            .when(new ConfirmReservation(APPOINTMENT, CLIENT)),
                    Refusal.HOLD_EXPIRED,
                    Map.of("expiredAt", EXPIRY));
        }

        @Test
        void failsWhenTheAppointmentHasChangedSinceItWasRead() {
            refuses(
                    whileHeld().when(new ConfirmReservation(APPOINTMENT, CLIENT), Map.of("expectedVersion", 1L)),
                    Refusal.PRECONDITION_FAILED);
        }

        @Test
        void goesAheadWhenItHasNot() {
            whileHeld()
                    .when(new ConfirmReservation(APPOINTMENT, CLIENT), Map.of("expectedVersion", 0L))
                    .expectSuccessfulHandlerExecution();
        }
    }

    @Nested
    class Releasing {

        @Test
        void givesTheTimeBackAndStopsTheTimer() {
            whileHeld()
                    .when(new ReleaseHold(APPOINTMENT, CLIENT))
                    .expectEvents(new HoldReleased(APPOINTMENT, CLIENT, PROVIDER, A_DAY_BEFORE))
                    .expectResultMessagePayloadMatching(
                            state(it -> assertThat(it.status()).isEqualTo(RELEASED)))
                    .expectNoScheduledDeadlines();
            assertThat(dayEvents().getLast()).isEqualTo(new ClaimFreed(DAY, APPOINTMENT, A_DAY_BEFORE));
        }

        @Test
        void changesNothingTheSecondTime() {
            whileHeld()
                    .andGivenCommands(new ReleaseHold(APPOINTMENT, CLIENT))
                    .when(new ReleaseHold(APPOINTMENT, CLIENT))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void isOnlyForTheClientWhoReserved() {
            refuses(whileHeld().when(new ReleaseHold(APPOINTMENT, ANOTHER_CLIENT)), Refusal.NOT_HOLD_OWNER);
        }

        @Test
        void isRefusedOnceConfirmed() {
            refuses(
                    whileHeld()
                            .andGivenCommands(new ConfirmReservation(APPOINTMENT, CLIENT))
                            .when(new ReleaseHold(APPOINTMENT, CLIENT)),
                    Refusal.WRONG_STATE,
                    Map.of("status", CONFIRMED));
        }

        @Test
        void isRefusedFromTheExpiryOn() {
            refuses(
                    holdWithoutTimer(EXPIRY).when(new ReleaseHold(APPOINTMENT, CLIENT)),
                    Refusal.WRONG_STATE,
                    Map.of("status", EXPIRED));
            holdWithoutTimer(EXPIRY.minusMillis(1))
                    .when(new ReleaseHold(APPOINTMENT, CLIENT))
                    .expectSuccessfulHandlerExecution();
        }

        @Test
        void failsWhenTheAppointmentHasChangedSinceItWasRead() {
            refuses(
                    whileHeld().when(new ReleaseHold(APPOINTMENT, CLIENT), Map.of("expectedVersion", 7L)),
                    Refusal.PRECONDITION_FAILED);
        }
    }

    @Nested
    class Expiring {

        @Test
        void isRecordedWithTheDueTime() {
            whileHeld()
                    .whenTimeElapses(Duration.ofMinutes(45))
                    .expectEvents(new HoldExpired(APPOINTMENT, CLIENT, PROVIDER, EXPIRY))
                    .expectTriggeredDeadlinesWithName(Appointment.HOLD_EXPIRY);
            assertThat(dayEvents().getLast()).isEqualTo(new ClaimFreed(DAY, APPOINTMENT, EXPIRY));
        }

        @Test
        void doesNotHappenAMillisecondEarly() {
            whileHeld().whenTimeElapses(Duration.ofMinutes(30).minusMillis(1)).expectNoEvents();
        }

        @Test
        void isNotRecordedOfAConfirmedBooking() {
            whileHeld()
                    .andGivenCommands(new ConfirmReservation(APPOINTMENT, CLIENT))
                    .whenTimeElapses(Duration.ofMinutes(45))
                    .expectNoEvents()
                    .expectTriggeredDeadlines();
        }

        @Test
        void leavesTheNextClientsClaimAlone() {
            var executor = whileHeld();
            calendar.inUnitOfWork(() -> {
                calendar.days.claim(
                        ANOTHER, Claimant.UNCOUNTED, PROVIDER, new TimeRange(NINE, HOUR), EXPIRY, NINE, NINE);
                return null;
            });
            executor.whenTimeElapses(Duration.ofMinutes(31))
                    .expectEvents(new HoldExpired(APPOINTMENT, CLIENT, PROVIDER, EXPIRY));
            assertThat(dayEvents().getLast()).isInstanceOf(TimeClaimed.class);
        }

        @Test
        void isRecordedByTheSweeperWhenTheTimerWasLost() {
            holdWithoutTimer(EXPIRY)
                    .when(new ExpireHold(APPOINTMENT))
                    .expectEvents(new HoldExpired(APPOINTMENT, CLIENT, PROVIDER, EXPIRY));
        }

        @Test
        void isNotRecordedEarlyByTheSweeper() {
            holdWithoutTimer(EXPIRY.minusMillis(1))
                    .when(new ExpireHold(APPOINTMENT))
                    .expectNoEvents();
        }

        @Test
        void isRecordedOnce() {
            holdWithoutTimer(EXPIRY)
                    .andGivenCommands(new ExpireHold(APPOINTMENT))
                    .when(new ExpireHold(APPOINTMENT))
                    .expectNoEvents()
                    .expectNoScheduledDeadlines();
        }

        @Test
        void ofATimerThatRunsEarlyIsPutOff() {
            holdWithoutTimer(EXPIRY.minusMillis(1))
                    .whenInvoking(
                            APPOINTMENT.toString(),
                            it -> it.expire(new HoldExpiry(EXPIRY), calendar.days, deadlines(), fixture::currentTime))
                    .expectNoEvents();
            assertThat(scheduled).containsExactly(EXPIRY);
        }

        @Test
        void ofAnEarlierPromiseIsIgnored() {
            holdWithoutTimer(EXPIRY)
                    .whenInvoking(
                            APPOINTMENT.toString(),
                            it -> it.expire(
                                    new HoldExpiry(EXPIRY.minusSeconds(60)),
                                    calendar.days,
                                    deadlines(),
                                    fixture::currentTime))
                    .expectNoEvents();
            assertThat(scheduled).isEmpty();
        }

        private final List<Instant> scheduled = new ArrayList<>();

        private DeadlineManager deadlines() {
            return (DeadlineManager) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {DeadlineManager.class}, (_, method, arguments) -> {
                        assertThat(method.getName()).isEqualTo("schedule");
                        scheduled.add((Instant) arguments[0]);
                        return "timer";
                    });
        }
    }

    private TestExecutor<Appointment> at(Instant now) {
        return fixture.givenCurrentTime(now);
    }

    private TestExecutor<Appointment> whileHeld() {
        return at(A_DAY_BEFORE).andGivenCommands(reserve(NINE, HOUR));
    }

    /** A hold whose timer never fires: it was scheduled elsewhere and got lost. */
    private TestExecutor<Appointment> holdWithoutTimer(Instant now) {
        if (dayEvents().isEmpty()) {
            claim(APPOINTMENT, NINE, HOUR, EXPIRY);
        }
        return at(now).andGiven(held(A_DAY_BEFORE));
    }

    private void claim(AppointmentId appointment, Instant start, Duration duration, Instant expiresAt) {
        calendar.inUnitOfWork(() -> {
            calendar.days.claim(
                    appointment,
                    Claimant.UNCOUNTED,
                    PROVIDER,
                    new TimeRange(start, duration),
                    expiresAt.minusSeconds(60),
                    expiresAt,
                    start);
            return null;
        });
    }

    private void confirm(AppointmentId appointment, Instant start, Duration duration) {
        calendar.inUnitOfWork(
                () -> calendar.days.confirm(appointment, PROVIDER, new TimeRange(start, duration), A_DAY_BEFORE));
    }

    private List<Object> dayEvents() {
        var events = calendar.stored(DAY);
        return events.subList(1, events.size());
    }

    private static ReserveSlot reserve(Instant start, Duration duration) {
        return new ReserveSlot(APPOINTMENT, CLIENT, PROVIDER, start, duration);
    }

    private static SlotHeld held(Instant at) {
        return held(NINE, at);
    }

    private static SlotHeld held(Instant start, Instant at) {
        return new SlotHeld(
                APPOINTMENT,
                CLIENT,
                PROVIDER,
                start,
                start.plus(HOUR),
                at,
                at.plus(Duration.ofMinutes(30)),
                Duration.ofHours(24),
                Duration.ofMinutes(30),
                "timer");
    }

    private static FreeSlot slot(String time, int minutes) {
        var start = Instant.parse(MONDAY + "T" + time + ":00Z");
        return new FreeSlot(PROVIDER, start, start.plus(Duration.ofMinutes(minutes)));
    }

    private static void refuses(ResultValidator<Appointment> result, Refusal refusal) {
        refuses(result, refusal, Map.of());
    }

    private static void refuses(ResultValidator<Appointment> result, Refusal refusal, Map<String, Object> values) {
        result.expectNoEvents().expectExceptionDetails(new CustomTypeSafeMatcher<Rejection>(refusal + " " + values) {
            @Override
            protected boolean matchesSafely(Rejection rejection) {
                return rejection.refusal() == refusal
                        && rejection.values().entrySet().containsAll(values.entrySet());
            }
        });
    }

    private static Matcher<Change<AppointmentState>> state(Consumer<AppointmentState> expectation) {
        return new CustomTypeSafeMatcher<>("the expected state") {
            @Override
            protected boolean matchesSafely(Change<AppointmentState> change) {
                expectation.accept(change.state());
                return true;
            }
        };
    }
}
