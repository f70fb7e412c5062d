package org.appointmentscheduler.query.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.appointmentscheduler.api.MalformedRequest;
import org.appointmentscheduler.api.MalformedRequest.Fault;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.access.CurrentActor;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.query.directory.Directory;
import org.appointmentscheduler.query.reading.Refused;
import org.appointmentscheduler.query.reading.TimeSpans;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what the history adds up to: providers learn of their own time, administrators of everybody's. */
@Component
class Analytics {

    /** The widest range that can be asked about: a year. */
    static final int WIDEST_DAYS = 366;

    private static final Duration USUAL = Duration.ofDays(28);

    private final List<Metric> metrics;
    private final StoredSums sums;
    private final Directory directory;
    private final CurrentActor actor;
    private final InstantSource clock;

    Analytics(List<Metric> metrics, StoredSums sums, Directory directory, CurrentActor actor, InstantSource clock) {
        this.metrics = metrics;
        this.sums = sums;
        this.directory = directory;
        this.actor = actor;
        this.clock = clock;
    }

    Figures figures(
            String name,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String provider,
            @Nullable Bucket bucket) {
        var whose = whose(provider);
        var metric = metrics.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.METRIC_NOT_FOUND, "There is no metric of this name."));
        var question = question(from, to, whose, bucket);
        return new Figures(metric.rows(question, sums.of(whose)), null);
    }

    /** Null for everybody. */
    private @Nullable ProviderId whose(@Nullable String provider) {
        if (provider != null) {
            return directory.requireOwnProvider(provider, null);
        }
        return switch (actor.get()) {
            case Actor.Administrator _, Actor.System _ -> null;
            case Actor.Provider own -> own.id();
            case Actor.Client _, Actor.Guest _, Actor.Nobody _ -> throw Refused.forbidden();
        };
    }

    private Question question(
            @Nullable Instant from, @Nullable Instant to, @Nullable ProviderId provider, @Nullable Bucket bucket) {
        requireOnGrid(from, to);
        var end = Objects.requireNonNullElseGet(to, () -> end(from));
        var begin = Objects.requireNonNullElseGet(from, () -> end.minus(USUAL));
        TimeSpans.require(begin, end, WIDEST_DAYS);
        ZoneId zone = provider == null ? ZoneOffset.UTC : directory.zoneOf(provider);
        var buckets = bucket == null ? List.of(new TimeRange(begin, end)) : bucket.cut(begin, end, zone);
        return new Question(provider, bucket != null, buckets);
    }

    /** The end of this quarter hour, unless that is before everything asked about. */
    private Instant end(@Nullable Instant from) {
        var now = Tally.quarterHourOf(clock.instant()).plus(TimeRange.GRID);
        return from == null || from.isBefore(now) ? now : from.plus(USUAL);
    }

    private static void requireOnGrid(@Nullable Instant from, @Nullable Instant to) {
        var faults = Stream.of(fault("/from", from), fault("/to", to))
                .flatMap(List::stream)
                .toList();
        if (!faults.isEmpty()) {
            throw new MalformedRequest(faults);
        }
    }

    private static List<Fault> fault(String pointer, @Nullable Instant instant) {
        return instant == null || TimeRange.isOnGrid(instant)
                ? List.of()
                : List.of(new Fault(pointer, "must be on the quarter hour"));
    }
}
