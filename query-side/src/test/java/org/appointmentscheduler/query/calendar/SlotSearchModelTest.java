package org.appointmentscheduler.query.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityPublished;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityWithdrawn;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimFreed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.TimeClaimed;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.query.QuerySideTest;
import org.appointmentscheduler.query.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Search against a model that keeps every quarter hour by itself and looks at all of them. */
@QuerySideTest
class SlotSearchModelTest {

    private static final long SEED = Long.getLong("property.seed", new Random().nextLong());
    private static final Instant FIRST = Instant.parse("2030-06-11T00:00:00Z");
    private static final int QUARTER_HOURS = 5 * 96;

    @Autowired
    Stage stage;

    private final Random random = new Random(SEED);
    private final List<Provider> providers = new ArrayList<>();

    private record Claim(
            AppointmentId id, TimeRange time, @Nullable Instant expiresAt) {

        boolean isLive(Instant now) {
            return expiresAt == null || now.isBefore(expiresAt);
        }
    }

    private static class Provider {
        final ProviderId id = new ProviderId(UUID.randomUUID());
        final Set<Instant> published = new HashSet<>();
        final List<Claim> claims = new ArrayList<>();

        boolean isFree(Instant quarterHour, Instant now) {
            return published.contains(quarterHour)
                    && claims.stream()
                            .filter(claim -> claim.isLive(now))
                            .noneMatch(claim -> quarterHours(claim.time()).anyMatch(quarterHour::equals));
        }
    }

    @BeforeEach
    void people() {
        System.out.printf("property.seed=%d%n", SEED);
        stage.clear();
        for (var number = 0; number < 3; number++) {
            var provider = new Provider();
            stage.provider(provider.id, "Provider " + number);
            providers.add(provider);
        }
        providers.sort(Comparator.comparing(provider -> provider.id.toString()));
    }

    @Test
    void findsWhatTheModelFinds() {
        for (var round = 0; round < 12; round++) {
            for (var step = 0; step < 12; step++) {
                change(any(providers));
            }
            for (var question = 0; question < 6; question++) {
                ask();
            }
        }
    }

    private void change(Provider provider) {
        var time = range(48);
        switch (random.nextInt(6)) {
            case 0, 1, 2 -> publish(provider, time);
            case 3 -> withdraw(provider, time);
            case 4 -> claim(provider, range(12));
            default -> end(provider);
        }
    }

    private void publish(Provider provider, TimeRange time) {
        quarterHours(time).forEach(provider.published::add);
        time.byDay()
                .forEach((day, part) ->
                        stage.happens(new AvailabilityPublished(new ProviderDayId(provider.id, day), part, Stage.NOW)));
    }

    private void withdraw(Provider provider, TimeRange time) {
        if (quarterHours(time).allMatch(each -> provider.isFree(each, Instant.EPOCH))) {
            quarterHours(time).forEach(provider.published::remove);
            time.byDay()
                    .forEach((day, part) -> stage.happens(
                            new AvailabilityWithdrawn(new ProviderDayId(provider.id, day), part, Stage.NOW)));
        }
    }

    private void claim(Provider provider, TimeRange time) {
        if (quarterHours(time).allMatch(each -> provider.isFree(each, Instant.EPOCH))) {
            var claim =
                    new Claim(new AppointmentId(UUID.randomUUID()), time, Stage.NOW.plusSeconds(random.nextInt(3600)));
            provider.claims.add(claim);
            time.byDay()
                    .forEach((day, part) -> stage.happens(new TimeClaimed(
                            new ProviderDayId(provider.id, day),
                            claim.id(),
                            part,
                            Stage.NOW,
                            claim.expiresAt(),
                            null,
                            null)));
        }
    }

    private void end(Provider provider) {
        if (provider.claims.isEmpty()) {
            return;
        }
        var claim = any(provider.claims);
        provider.claims.remove(claim);
        var confirmed = random.nextBoolean();
        if (confirmed) {
            provider.claims.add(new Claim(claim.id(), claim.time(), null));
        }
        claim.time().byDay().keySet().stream()
                .map(day -> new ProviderDayId(provider.id, day))
                .forEach(day -> stage.happens(
                        confirmed
                                ? new ClaimConfirmed(day, claim.id(), Stage.NOW)
                                : new ClaimFreed(day, claim.id(), Stage.NOW)));
    }

    private void ask() {
        var now = Stage.NOW.plusMillis(random.nextLong(7_200_000));
        var range = range(QUARTER_HOURS);
        var from = range.start().minusSeconds(random.nextInt(2) * random.nextLong(100_000));
        var quarterHours = 1 + random.nextInt(random.nextBoolean() ? 4 : 48);
        var only = random.nextInt(3) == 0 ? any(providers) : null;
        var uri = "/api/appointments?from=%s&to=%s&duration=PT%dM&limit=%d%s"
                .formatted(
                        from.truncatedTo(ChronoUnit.SECONDS),
                        range.end(),
                        quarterHours * 15,
                        1 + random.nextInt(60),
                        only == null ? "" : "&providerId=" + only.id);
        stage.now(now);

        var expected = expected(now, from.truncatedTo(ChronoUnit.SECONDS), range.end(), quarterHours, only);

        assertThat(stage.walk(uri))
                .as("%s at %s, -Dproperty.seed=%d", uri, now, SEED)
                .extracting(slot -> slot.get("start").asString() + " "
                        + slot.get("providerId").asString() + " "
                        + slot.get("end").asString())
                .containsExactlyElementsOf(expected);
    }

    private List<String> expected(Instant now, Instant from, Instant to, int quarterHours, @Nullable Provider only) {
        var found = new ArrayList<String>();
        for (var number = 0; number < QUARTER_HOURS; number++) {
            var slot = new TimeRange(start(number), Duration.ofMinutes(15L * quarterHours));
            for (var provider : providers) {
                if ((only == null || only == provider)
                        && !slot.start().isBefore(from)
                        && !slot.start().isBefore(now.plus(Duration.ofHours(24)))
                        && !slot.end().isAfter(to)
                        && quarterHours(slot).allMatch(each -> provider.isFree(each, now))) {
                    found.add(slot.start() + " " + provider.id + " " + slot.end());
                }
            }
        }
        return found;
    }

    private TimeRange range(int longest) {
        var first = random.nextInt(QUARTER_HOURS);
        return new TimeRange(
                start(first), Duration.ofMinutes(15L * (1 + random.nextInt(Math.min(longest, QUARTER_HOURS - first)))));
    }

    private static Instant start(int number) {
        return FIRST.plus(Duration.ofMinutes(15L * number));
    }

    private static Stream<Instant> quarterHours(TimeRange time) {
        return IntStream.range(0, (int) time.duration().dividedBy(TimeRange.GRID))
                .mapToObj(number -> time.start().plus(TimeRange.GRID.multipliedBy(number)));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
