package org.appointmentscheduler.command.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.FreeSlot;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.command.messaging.Rejected;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * What an appointment may do to the days its time lies in: one, or two across midnight UTC. All of it happens in the
 * appointment's unit of work, so both days change or neither. Days are locked by date, after the appointment.
 */
@Component
public class ProviderDays {

    private static final int MOST_ALTERNATIVES = 3;

    private final Repository<ProviderDay> days;
    private final DayShares shares;

    ProviderDays(Repository<ProviderDay> days, DayShares shares) {
        this.days = days;
        this.shares = shares;
    }

    /** The same days in other streams, of which nothing is remembered and for which nobody waits. */
    public ProviderDays over(EventStore others) {
        var repository = EventSourcingRepository.builder(ProviderDay.class)
                .eventStore(others)
                .lockFactory(NullLockFactory.INSTANCE)
                .build();
        return new ProviderDays(repository, shares);
    }

    /**
     * Claims the time for an appointment.
     *
     * @param earliestStart the least start an alternative may have
     * @throws Rejected {@code OUTSIDE_AVAILABILITY}, {@code SLOT_ALREADY_BOOKED}, {@code SLOT_ALREADY_HELD},
     *     {@code CLIENT_LIMIT_REACHED} or {@code NEWCOMERS_LIMIT_REACHED}
     */
    public void claim(
            AppointmentId appointment,
            Claimant claimant,
            ProviderId provider,
            TimeRange time,
            Instant now,
            Instant expiresAt,
            Instant earliestStart) {
        var wanted = time.byDay();
        var loaded = load(provider, wanted);
        if (!isPublished(loaded, wanted)) {
            throw new Rejected(Refusal.OUTSIDE_AVAILABILITY, "The provider has not published all of this time.");
        }
        var obstacles = obstacles(loaded, wanted, now);
        if (!obstacles.isEmpty()) {
            throw refusal(obstacles, alternatives(provider, loaded, time, now, earliestStart));
        }
        loaded.forEach(
                (day, aggregate) -> aggregate.execute(it -> shares.requireRoom(it, on(day, wanted), claimant, now)));
        loaded.forEach((day, aggregate) ->
                aggregate.execute(it -> it.claim(appointment, on(day, wanted), now, expiresAt, claimant)));
    }

    /** Makes the claim permanent, and answers false, changing nothing, when it is gone. */
    public boolean confirm(AppointmentId appointment, ProviderId provider, TimeRange time, Instant now) {
        var wanted = time.byDay();
        var loaded = load(provider, wanted);
        if (loaded.size() < wanted.size()
                || !loaded.values().stream().allMatch(day -> day.invoke(it -> it.hasClaim(appointment)))) {
            return false;
        }
        loaded.values().forEach(day -> day.execute(it -> it.confirm(appointment, now)));
        return true;
    }

    /** Frees what the appointment still claims of the time. */
    public void free(AppointmentId appointment, ProviderId provider, TimeRange time, Instant at) {
        load(provider, time.byDay()).values().forEach(day -> day.execute(it -> it.free(appointment, at)));
    }

    /** Whether the time is published and nobody holds or has booked any of it. */
    public boolean isFree(ProviderId provider, TimeRange time, Instant now) {
        var wanted = time.byDay();
        var loaded = load(provider, wanted);
        return isPublished(loaded, wanted) && obstacles(loaded, wanted, now).isEmpty();
    }

    private SortedMap<LocalDate, Aggregate<ProviderDay>> load(
            ProviderId provider, SortedMap<LocalDate, QuarterHours> wanted) {
        var loaded = new TreeMap<LocalDate, Aggregate<ProviderDay>>();
        for (var day : wanted.keySet()) {
            try {
                loaded.put(day, days.load(new ProviderDayId(provider, day).toString()));
            } catch (AggregateNotFoundException e) {
                continue; // Nothing was ever published on this day.
            }
        }
        return loaded;
    }

    private static boolean isPublished(
            Map<LocalDate, Aggregate<ProviderDay>> loaded, SortedMap<LocalDate, QuarterHours> wanted) {
        return wanted.entrySet().stream().allMatch(entry -> {
            var day = loaded.get(entry.getKey());
            return day != null && day.invoke(it -> it.isPublished(entry.getValue()));
        });
    }

    private static List<Claim> obstacles(
            Map<LocalDate, Aggregate<ProviderDay>> loaded, SortedMap<LocalDate, QuarterHours> wanted, Instant now) {
        return loaded.entrySet().stream()
                .flatMap(entry -> entry.getValue().invoke(day -> day.inUse(on(entry.getKey(), wanted), now)).stream())
                .toList();
    }

    private static QuarterHours on(LocalDate day, Map<LocalDate, QuarterHours> days) {
        return days.getOrDefault(day, QuarterHours.NONE);
    }

    private static Rejected refusal(List<Claim> obstacles, List<FreeSlot> alternatives) {
        if (obstacles.stream().anyMatch(Claim::isBooked)) {
            return new Rejected(
                    Refusal.SLOT_ALREADY_BOOKED,
                    "Another appointment has this time.",
                    Map.of("alternatives", alternatives));
        }
        var retryAt = obstacles.stream()
                .flatMap(claim -> Stream.ofNullable(claim.expiresAt()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Rejected(
                Refusal.SLOT_ALREADY_HELD,
                "Another client holds this time until " + retryAt + ", unless it is confirmed.",
                Map.of("retryAt", retryAt, "alternatives", alternatives));
    }

    /** The free times of the same length on the same days, nearest first. */
    private static List<FreeSlot> alternatives(
            ProviderId provider,
            SortedMap<LocalDate, Aggregate<ProviderDay>> loaded,
            TimeRange time,
            Instant now,
            Instant earliestStart) {
        var length = (int) time.duration().dividedBy(TimeRange.GRID);
        var free = loaded.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().invoke(day -> day.free(now))));
        return free.keySet().stream()
                .flatMap(day -> on(day, free).startsOfRuns(length, on(day.plusDays(1), free)).stream()
                        .mapToObj(quarterHour -> TimeRange.startOf(day, quarterHour)))
                .filter(start -> !start.isBefore(earliestStart))
                .sorted(Comparator.<Instant, Duration>comparing(
                                start -> Duration.between(time.start(), start).abs())
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_ALTERNATIVES)
                .map(start -> new FreeSlot(provider, start, start.plus(time.duration())))
                .toList();
    }
}
