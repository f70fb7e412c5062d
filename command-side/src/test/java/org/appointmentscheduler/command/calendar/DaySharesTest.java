package org.appointmentscheduler.command.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.Rejection;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.TimeClaimed;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.command.messaging.Rejected;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaySharesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant NINE = Instant.parse("2026-03-03T09:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final ProviderId PROVIDER = new ProviderId(UUID.randomUUID());
    private static final ClientId CLIENT = new ClientId(UUID.randomUUID());
    private static final Claimant NEWCOMER = new Claimant(CLIENT, true);
    private static final Claimant ESTABLISHED = new Claimant(CLIENT, false);

    private final CalendarFixture calendar = new CalendarFixture(() -> NOW);

    @BeforeEach
    void eightHours() {
        calendar.register(PROVIDER);
        calendar.publish(PROVIDER, "2026-03-03T09:00:00Z", "2026-03-03T17:00:00Z");
    }

    @Test
    void givesOneClientHalfOfADay() {
        claim(ESTABLISHED, 0, 4);
        assertThat(refusal(Refusal.CLIENT_LIMIT_REACHED, ESTABLISHED, 4, 1, NOW))
                .isEqualTo(Map.of("quota", "shareOfDay", "share", "PT4H", "retryAt", NOW.plus(HOUR)));
    }

    @Test
    void countsWhatTheClientHasBooked() {
        var booked = claim(ESTABLISHED, 0, 3);
        calendar.inUnitOfWork(() -> calendar.days.confirm(booked, PROVIDER, time(0, 3), NOW));
        claim(ESTABLISHED, 3, 1);
        assertThat(refusal(Refusal.CLIENT_LIMIT_REACHED, ESTABLISHED, 4, 2, NOW))
                .isEqualTo(Map.of("quota", "shareOfDay", "share", "PT4H"));
    }

    @Test
    void countsAHoldUntilItEndsRecordedOrNot() {
        claim(ESTABLISHED, 0, 4);
        refusal(Refusal.CLIENT_LIMIT_REACHED, ESTABLISHED, 4, 1, NOW.plus(HOUR).minusMillis(1));
        claim(ESTABLISHED, 4, 4, NOW.plus(HOUR));
    }

    @Test
    void givesAllNewcomersTogetherHalfOfADay() {
        claim(newcomer(), 0, 2);
        claim(newcomer(), 2, 2, NOW.plusSeconds(1));
        assertThat(refusal(Refusal.NEWCOMERS_LIMIT_REACHED, newcomer(), 4, 1, NOW.plusSeconds(2)))
                .isEqualTo(Map.of("share", "PT4H", "retryAt", NOW.plus(HOUR)));
        claim(ESTABLISHED, 4, 4, NOW.plusSeconds(2));
    }

    @Test
    void doesNotCountWhatNewcomersHaveBooked() {
        var booked = claim(newcomer(), 0, 4);
        calendar.inUnitOfWork(() -> calendar.days.confirm(booked, PROVIDER, time(0, 4), NOW));
        claim(newcomer(), 4, 4);
    }

    @Test
    void countsNoEstablishedClientAsANewcomer() {
        claim(new Claimant(new ClientId(UUID.randomUUID()), false), 0, 4);
        claim(newcomer(), 4, 4);
    }

    @Test
    void bindsNobodyWhoIsNotCounted() {
        claim(Claimant.UNCOUNTED, 0, 4);
        claim(Claimant.UNCOUNTED, 4, 4);
    }

    @Test
    void neverCallsTwoHoursTooMuch() {
        calendar.publish(PROVIDER, "2026-03-05T09:00:00Z", "2026-03-05T11:00:00Z");
        claim(NEWCOMER, 48, 2);
    }

    @Test
    void asksBothDaysAcrossMidnight() {
        calendar.publish(PROVIDER, "2026-03-05T00:00:00Z", "2026-03-05T04:00:00Z");
        calendar.publish(PROVIDER, "2026-03-04T20:00:00Z", "2026-03-05T00:00:00Z");
        claim(NEWCOMER, 35, 1);
        claim(NEWCOMER, 41, 1);
        // There is room for an hour more on the first day, and on the second none for two.
        refusal(Refusal.CLIENT_LIMIT_REACHED, NEWCOMER, 38, 3, NOW);
    }

    @Test
    void remembersWhoseShareItWas() {
        var established = claim(ESTABLISHED, 0, 1);
        var newcomer = claim(NEWCOMER, 1, 1);
        var nobody = claim(Claimant.UNCOUNTED, 2, 1);
        assertThat(calendar.stored(new ProviderDayId(PROVIDER, TimeRange.dayOf(NINE))))
                .filteredOn(TimeClaimed.class::isInstance)
                .map(TimeClaimed.class::cast)
                .satisfiesExactly(
                        claimed -> assertThat(claimed)
                                .returns(established, TimeClaimed::appointmentId)
                                .returns(CLIENT, TimeClaimed::clientId)
                                .returns(null, TimeClaimed::newcomer),
                        claimed -> assertThat(claimed)
                                .returns(newcomer, TimeClaimed::appointmentId)
                                .returns(CLIENT, TimeClaimed::clientId)
                                .returns(true, TimeClaimed::newcomer),
                        claimed -> assertThat(claimed)
                                .returns(nobody, TimeClaimed::appointmentId)
                                .returns(null, TimeClaimed::clientId)
                                .returns(null, TimeClaimed::newcomer));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 50, PT2H",
        "101, 50, PT2H",
        "50, 0, PT2H",
        "50, 101, PT2H",
        "50, 50, PT0S",
        "50, 50, PT20M",
        "50, 50, PT25H"
    })
    void refusesSettingsThatMakeNoSense(int perClient, int forNewcomers, Duration least) {
        assertThatIllegalArgumentException().isThrownBy(() -> new DayShares(perClient, forNewcomers, least));
    }

    private static Claimant newcomer() {
        return new Claimant(new ClientId(UUID.randomUUID()), true);
    }

    private static TimeRange time(int hoursAfterNine, int hours) {
        return new TimeRange(NINE.plus(HOUR.multipliedBy(hoursAfterNine)), HOUR.multipliedBy(hours));
    }

    private AppointmentId claim(Claimant claimant, int hoursAfterNine, int hours) {
        return claim(claimant, hoursAfterNine, hours, NOW);
    }

    private AppointmentId claim(Claimant claimant, int hoursAfterNine, int hours, Instant now) {
        var appointment = new AppointmentId(UUID.randomUUID());
        calendar.inUnitOfWork(() -> {
            calendar.days.claim(appointment, claimant, PROVIDER, time(hoursAfterNine, hours), now, now.plus(HOUR), now);
            return true;
        });
        return appointment;
    }

    private Map<String, Object> refusal(
            Refusal refusal, Claimant claimant, int hoursAfterNine, int hours, Instant now) {
        var refused = catchThrowableOfType(Rejected.class, () -> claim(claimant, hoursAfterNine, hours, now));
        assertThat(refused).isNotNull();
        var rejection = refused.<Rejection>getDetails().orElseThrow();
        assertThat(rejection.refusal()).isEqualTo(refusal);
        return rejection.values();
    }
}
