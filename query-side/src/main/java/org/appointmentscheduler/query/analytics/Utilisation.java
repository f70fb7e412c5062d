package org.appointmentscheduler.query.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.api.appointment.AppointmentEvent.AppointmentConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityPublished;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityWithdrawn;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How much of the published time is booked. Stretches are counted where they start and sorted by their length in quarter
 * hours; events name only what has become published or has ceased to be, so they add up.
 */
@Component
class Utilisation implements Metric {

    /** Sorted by how many quarter hours are booked. */
    static final String BOOKED = "booked";

    private static final String PUBLISHED = "published";
    private static final List<String> COUNTERS = List.of(PUBLISHED, BOOKED);

    /** No stretch is longer, so none that starts earlier reaches into the time asked about. */
    private static final Duration LONGEST = Duration.ofDays(1);

    @Override
    public String name() {
        return "utilisation";
    }

    @Override
    public void count(AppointmentEvent event, Hold hold, Counts counts) {
        if (event instanceof AppointmentConfirmed) {
            counts.add(BOOKED, hold.time().start(), hold.time().duration().dividedBy(TimeRange.GRID));
        }
    }

    @Override
    public void count(ProviderDayEvent event, Counts counts) {
        switch (event) {
            case AvailabilityPublished published ->
                count(published.providerDayId(), published.quarterHours(), 1, counts);
            case AvailabilityWithdrawn withdrawn ->
                count(withdrawn.providerDayId(), withdrawn.quarterHours(), -1, counts);
            default -> {}
        }
    }

    private static void count(ProviderDayId day, QuarterHours quarterHours, int amount, Counts counts) {
        for (var run : quarterHours.runs()) {
            counts.add(PUBLISHED, TimeRange.startOf(day.day(), run.first()), run.end() - run.first(), amount);
        }
    }

    @Override
    public List<Map<String, @Nullable Object>> rows(Question question, Sums sums) {
        var published = new long[question.buckets().size()];
        var booked = new long[question.buckets().size()];
        sums.read(
                question.from().minus(LONGEST),
                question.to(),
                COUNTERS,
                sum -> spread(sum, question, sum.counter().equals(BOOKED) ? booked : published));
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var bucket = 0; bucket < published.length; bucket++) {
            var row = Rows.of(question.buckets().get(bucket));
            row.put("publishedQuarterHours", published[bucket]);
            row.put("bookedQuarterHours", booked[bucket]);
            row.put("utilisation", Rows.rate(booked[bucket], published[bucket]));
            rows.add(row);
        }
        return rows;
    }

    /** Gives each bucket the part of the stretches that lies in it. */
    private static void spread(Sums.Sum sum, Question question, long[] quarterHours) {
        var start = sum.quarterHour();
        var end = start.plus(TimeRange.GRID.multipliedBy(sum.sort()));
        for (var bucket = question.indexOf(start); bucket < quarterHours.length; bucket++) {
            var range = question.buckets().get(bucket);
            if (!range.start().isBefore(end)) {
                return;
            }
            quarterHours[bucket] += sum.amount() * common(range, start, end);
        }
    }

    private static long common(TimeRange range, Instant start, Instant end) {
        var first = range.start().isAfter(start) ? range.start() : start;
        var last = range.end().isBefore(end) ? range.end() : end;
        return Math.max(Duration.between(first, last).dividedBy(TimeRange.GRID), 0);
    }
}
