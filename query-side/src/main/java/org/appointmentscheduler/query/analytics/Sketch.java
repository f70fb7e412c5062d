package org.appointmentscheduler.query.analytics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;
import org.jspecify.annotations.Nullable;

/**
 * How long something took, so often: percentiles within one percent. Kept as sums by the class of the histogram that a
 * length falls in, so sketches of other times, providers and nodes are merged by adding.
 */
final class Sketch {

    private static final int SIGNIFICANT_DIGITS = 2;
    private static final long LONGEST_SECONDS = Duration.ofDays(40_000).toSeconds();
    private static final Histogram CLASSES = new Histogram(LONGEST_SECONDS, SIGNIFICANT_DIGITS);
    private static final double[] PERCENTILES = {50, 90, 95, 99};

    private final Histogram histogram = new PackedHistogram(LONGEST_SECONDS, SIGNIFICANT_DIGITS);

    /** A sketch for each bucket of what a counter has counted in it. */
    static List<Map<String, @Nullable Object>> rows(Question question, Sums sums, String counter) {
        var sketches =
                Stream.generate(Sketch::new).limit(question.buckets().size()).toList();
        sums.read(
                question.from(),
                question.to(),
                List.of(counter),
                sum -> sketches.get(question.indexOf(sum.quarterHour())).add(sum.sort(), sum.amount()));
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var sketch : sketches) {
            var row = Rows.of(question.buckets().get(rows.size()));
            sketch.describe(row);
            rows.add(row);
        }
        return rows;
    }

    /** The class of a length: the shortest length in it, in seconds. */
    static long sort(Duration length) {
        return CLASSES.lowestEquivalentValue(Math.clamp(length.toSeconds(), 0, LONGEST_SECONDS));
    }

    void add(long sort, long times) {
        histogram.recordValueWithCount(sort, times);
    }

    /** Fills in how many there are and the lengths that 50, 90, 95 and 99 percent do not exceed. */
    void describe(Map<String, @Nullable Object> row) {
        row.put("count", histogram.getTotalCount());
        for (var percentile : PERCENTILES) {
            row.put("p" + (int) percentile, histogram.getTotalCount() == 0 ? null : length(percentile));
        }
    }

    private Duration length(double percentile) {
        return Duration.ofSeconds(histogram.lowestEquivalentValue(histogram.getValueAtPercentile(percentile)));
    }
}
