package org.appointmentscheduler.command.calendar;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.appointmentscheduler.api.Change;
import org.appointmentscheduler.api.MalformedRequest.Fault;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.calendar.CalendarCommand;
import org.appointmentscheduler.api.calendar.CalendarCommand.PublishAvailability;
import org.appointmentscheduler.api.calendar.CalendarCommand.WithdrawAvailability;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.PublishedAvailability;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.calendar.WithdrawnAvailability;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.command.messaging.Rejected;
import org.appointmentscheduler.command.registration.Registrations;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Publishes and withdraws a provider's time, on all the days that are named or on none. */
@Component
class Calendar {

    private final Repository<ProviderDay> days;
    private final Registrations registrations;
    private final InstantSource clock;

    Calendar(Repository<ProviderDay> days, Registrations registrations, InstantSource clock) {
        this.days = days;
        this.registrations = registrations;
        this.clock = clock;
    }

    @CommandHandler
    Change<PublishedAvailability> handle(PublishAvailability command, Actor actor) throws Exception {
        var now = clock.instant();
        requireSensible(command, actor, now);
        var wanted = byDay(command.ranges());
        var loaded = new TreeMap<LocalDate, Aggregate<ProviderDay>>();
        for (var day : wanted.keySet()) {
            var id = new ProviderDayId(command.providerId(), day);
            loaded.put(day, days.loadOrCreate(id.toString(), ProviderDay::new));
        }
        var changes = new Changes(command.providerId(), loaded);
        var windows = changes.make((date, day) ->
                day.publish(new ProviderDayId(command.providerId(), date), quarterHours(wanted, date), now));
        return changes.of(new PublishedAvailability(command.providerId(), windows, merged(wanted)));
    }

    @CommandHandler
    Change<WithdrawnAvailability> handle(WithdrawAvailability command, Actor actor) {
        var now = clock.instant();
        requireSensible(command, actor, now);
        var unwanted = byDay(command.ranges());
        var loaded = loadExisting(command.providerId(), unwanted.keySet());
        requireUnused(loaded, unwanted, now);
        var changes = new Changes(command.providerId(), loaded);
        var windows = changes.make((date, day) -> day.withdraw(quarterHours(unwanted, date), now));
        return changes.of(new WithdrawnAvailability(command.providerId(), windows, merged(unwanted)));
    }

    private void requireSensible(CalendarCommand command, Actor actor, Instant now) {
        registrations.requireProvider(command.providerId(), actor);
        requireAll(command.ranges(), TimeRange::isOnGrid, Refusal.NOT_ON_GRID, "must start and end on a quarter hour");
        requireAll(
                command.ranges(), range -> !range.start().isBefore(now), Refusal.IN_THE_PAST, "must not have started");
    }

    private static void requireAll(List<TimeRange> ranges, Predicate<TimeRange> rule, Refusal refusal, String message) {
        var faults = IntStream.range(0, ranges.size())
                .filter(index -> !rule.test(ranges.get(index)))
                .mapToObj(index -> new Fault("/ranges/" + index, message))
                .toList();
        if (!faults.isEmpty()) {
            throw new Rejected(refusal, "Nothing was changed: see errors.", Map.of("errors", faults));
        }
    }

    private static void requireUnused(
            SortedMap<LocalDate, Aggregate<ProviderDay>> loaded,
            SortedMap<LocalDate, QuarterHours> unwanted,
            Instant now) {
        var inUse = loaded.entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().invoke(day -> day.inUse(quarterHours(unwanted, entry.getKey()), now)).stream()
                                .flatMap(claim -> claim.quarterHours().runs().stream())
                                .map(run -> TimeRange.of(entry.getKey(), run)))
                .toList();
        if (!inUse.isEmpty()) {
            throw new Rejected(
                    Refusal.WINDOW_IN_USE,
                    "Nothing was withdrawn: appointments are in the way.",
                    Map.of("inUse", inUse));
        }
    }

    private SortedMap<LocalDate, Aggregate<ProviderDay>> loadExisting(ProviderId provider, Set<LocalDate> dates) {
        var loaded = new TreeMap<LocalDate, Aggregate<ProviderDay>>();
        for (var date : dates) {
            try {
                loaded.put(date, days.load(new ProviderDayId(provider, date).toString()));
            } catch (AggregateNotFoundException e) {
                continue; // Nothing was ever published on this day.
            }
        }
        return loaded;
    }

    private static SortedMap<LocalDate, QuarterHours> byDay(List<TimeRange> ranges) {
        var days = new TreeMap<LocalDate, QuarterHours>();
        for (var range : ranges) {
            range.byDay().forEach((day, quarterHours) -> days.merge(day, quarterHours, QuarterHours::plus));
        }
        return days;
    }

    private static QuarterHours quarterHours(SortedMap<LocalDate, QuarterHours> days, LocalDate day) {
        return days.getOrDefault(day, QuarterHours.NONE);
    }

    /** The time of all days as ranges, joined across midnight. */
    private static List<TimeRange> merged(SortedMap<LocalDate, QuarterHours> days) {
        var merged = new ArrayList<TimeRange>();
        days.forEach((day, quarterHours) -> {
            for (var run : quarterHours.runs()) {
                var range = TimeRange.of(day, run);
                if (!merged.isEmpty() && merged.getLast().end().equals(range.start())) {
                    range = new TimeRange(merged.removeLast().start(), range.end());
                }
                merged.add(range);
            }
        });
        return merged;
    }
}
