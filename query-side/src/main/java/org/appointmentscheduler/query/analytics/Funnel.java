package org.appointmentscheduler.query.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.api.appointment.AppointmentEvent.AppointmentConfirmed;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldExpired;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldReleased;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What became of the holds that began in a bucket, whenever that was recorded. Those without an end yet are open. */
@Component
class Funnel implements Metric {

    /** Sorted by the time from the hold to the start; see {@link Sketch}. */
    static final String HELD = "held";

    /** Counted where its hold is, and sorted by the time since then. */
    static final String CONFIRMED = "confirmed";

    private static final String RELEASED = "released";
    private static final String EXPIRED = "expired";
    private static final List<String> COUNTERS = List.of(HELD, CONFIRMED, RELEASED, EXPIRED);

    @Override
    public String name() {
        return "funnel";
    }

    @Override
    public void count(AppointmentEvent event, Hold hold, Counts counts) {
        var heldAt = hold.heldAt();
        switch (event) {
            case SlotHeld _ -> counts.add(HELD, heldAt, sort(heldAt, hold.time().start()));
            case AppointmentConfirmed confirmed -> counts.add(CONFIRMED, heldAt, sort(heldAt, confirmed.confirmedAt()));
            case HoldReleased _ -> counts.add(RELEASED, heldAt, 0);
            case HoldExpired _ -> counts.add(EXPIRED, heldAt, 0);
        }
    }

    private static long sort(Instant from, Instant to) {
        return Sketch.sort(Duration.between(from, to));
    }

    @Override
    public List<Map<String, @Nullable Object>> rows(Question question, Sums sums) {
        var counted = Stream.generate(LinkedHashMap<String, Long>::new)
                .limit(question.buckets().size())
                .toList();
        sums.read(
                question.from(),
                question.to(),
                COUNTERS,
                sum -> counted.get(question.indexOf(sum.quarterHour())).merge(sum.counter(), sum.amount(), Long::sum));
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var bucket = 0; bucket < counted.size(); bucket++) {
            var row = Rows.of(question.buckets().get(bucket));
            fill(row, counted.get(bucket));
            rows.add(row);
        }
        return rows;
    }

    private static void fill(Map<String, @Nullable Object> row, Map<String, Long> counted) {
        COUNTERS.forEach(counter -> row.put(counter, counted.getOrDefault(counter, 0L)));
        var held = counted.getOrDefault(HELD, 0L);
        var ended = COUNTERS.stream()
                .skip(1)
                .mapToLong(counter -> counted.getOrDefault(counter, 0L))
                .sum();
        row.put("open", held - ended);
        row.put("confirmedRate", Rows.rate(counted.getOrDefault(CONFIRMED, 0L), held));
        row.put("releasedRate", Rows.rate(counted.getOrDefault(RELEASED, 0L), held));
        row.put("expiredRate", Rows.rate(counted.getOrDefault(EXPIRED, 0L), held));
    }
}
