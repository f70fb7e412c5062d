package org.appointmentscheduler.query.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.appointmentscheduler.api.calendar.FreeSlot;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityPublished;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityWithdrawn;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.query.reading.Cursor;
import org.junit.jupiter.api.Test;

/** Enough providers to need several words of bits, who come in any order. */
class FreeTimeModelTest {

    private static final long SEED = Long.getLong("property.seed", new Random().nextLong());
    private static final LocalDate FIRST = LocalDate.parse("2030-06-11");
    private static final Instant NOW = Instant.parse("2030-06-10T08:00:00Z");

    private final Random random = new Random(SEED);
    private final FreeTime freeTime = new FreeTime(FIRST.minusDays(1));
    private final Map<ProviderDayId, QuarterHours> model = new HashMap<>();
    private final Map<ProviderDayId, Long> versions = new HashMap<>();
    private final TreeMap<String, ProviderId> providers = new TreeMap<>();

    @Test
    void findsWhatEachOfManyProvidersHasPublished() {
        System.out.printf("property.seed=%d%n", SEED);
        for (var step = 0; step < 600; step++) {
            change();
            if (step % 20 == 0) {
                ask();
            }
        }
    }

    private void change() {
        var provider = providers.isEmpty() || providers.size() < 200 && random.nextBoolean()
                ? new ProviderId(UUID.randomUUID())
                : any(List.copyOf(providers.values()));
        providers.put(provider.toString(), provider);
        var day = new ProviderDayId(provider, FIRST.plusDays(random.nextInt(3)));
        var first = random.nextInt(90);
        var part = QuarterHours.between(first, first + 1 + random.nextInt(96 - first));
        var version = versions.merge(day, 0L, (last, _) -> last + 1);
        var known = model.getOrDefault(day, QuarterHours.NONE);
        var withdrawn = random.nextInt(3) == 0;
        model.put(day, withdrawn ? known.minus(part) : known.plus(part));
        assertThat(freeTime.follow(
                        withdrawn
                                ? new AvailabilityWithdrawn(day, part, NOW)
                                : new AvailabilityPublished(day, part, NOW),
                        version))
                .isTrue();
    }

    private void ask() {
        var quarterHours = 1 + random.nextInt(20);
        var after = random.nextBoolean()
                ? null
                : new Cursor(
                        TimeRange.startOf(FIRST, random.nextInt(96)),
                        any(List.copyOf(providers.values())).toString());
        var search = new Search(
                NOW,
                TimeRange.startOf(FIRST, 0),
                TimeRange.startOf(FIRST.plusDays(3), 0),
                null,
                Duration.ofMinutes(15L * quarterHours),
                100_000,
                after);
        assertThat(freeTime.find(search))
                .as("-Dproperty.seed=%d", SEED)
                .containsExactlyElementsOf(expected(quarterHours, search));
    }

    private List<FreeSlot> expected(int quarterHours, Search search) {
        var found = new ArrayList<FreeSlot>();
        model.forEach((day, published) -> published
                .startsOfRuns(
                        quarterHours,
                        model.getOrDefault(
                                new ProviderDayId(day.providerId(), day.day().plusDays(1)), QuarterHours.NONE))
                .stream()
                .mapToObj(quarterHour -> TimeRange.startOf(day.day(), quarterHour))
                .map(start -> new FreeSlot(day.providerId(), start, start.plus(search.duration())))
                .forEach(found::add));
        var order = Comparator.comparing(FreeSlot::start)
                .thenComparing(slot -> slot.providerId().toString());
        found.sort(order);
        var after = search.after();
        found.removeIf(slot -> after != null
                && order.compare(slot, new FreeSlot(ProviderId.parse(after.id()), after.start(), after.start())) <= 0);
        return found;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
