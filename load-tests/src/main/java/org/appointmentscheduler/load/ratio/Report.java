package org.appointmentscheduler.load.ratio;

import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The table for people. A ratio of 1 is as good as what it is compared with, and less is worse. */
final class Report {

    private static final String HEAD = """

            | %d at once | /s | p50 ms | p99 | p99.9 | CPU ms: server | database | both \
            | ratio by CPU | by throughput | to (c) by CPU | by throughput |
            |---|---|---|---|---|---|---|---|---|---|---|---|
            """;

    private Report() {}

    static String of(int clients, Map<Kind, Sample> samples) {
        var table = new StringBuilder(HEAD.formatted(clients));
        samples.forEach((kind, sample) -> table.append(row(kind, sample, samples)));
        samples.forEach((kind, sample) -> {
            if (sample.failed() > 0) {
                table.append("%s: %d failed%n".formatted(kind.title, sample.failed()));
            }
        });
        return table.toString();
    }

    private static String row(Kind kind, Sample sample, Map<Kind, Sample> samples) {
        var numbers = String.format(
                Locale.ROOT,
                "| %s | %.0f | %.1f | %.1f | %.1f | %.2f | %.2f | %.2f |",
                kind.title,
                sample.perSecond(),
                sample.millis(0.5),
                sample.millis(0.99),
                sample.millis(0.999),
                sample.serverMillis(),
                sample.databaseMillis(),
                sample.cpuMillis());
        var yardstick = kind.yardstick == null ? null : samples.get(kind.yardstick);
        var crud = kind.yardstick == Kind.INSERT && kind != Kind.CRUD ? samples.get(Kind.CRUD) : null;
        return numbers + ratios(yardstick, sample) + ratios(crud, sample) + "\n";
    }

    private static String ratios(@org.jspecify.annotations.Nullable Sample yardstick, Sample sample) {
        return yardstick == null
                ? " | |"
                : ratio(sample.cpuMillis(), yardstick, Sample::cpuMillis, true)
                        + ratio(sample.perSecond(), yardstick, Sample::perSecond, false);
    }

    private static String ratio(double own, Sample yardstick, ToDoubleFunction<Sample> measure, boolean lessIsBetter) {
        var other = measure.applyAsDouble(yardstick);
        return String.format(Locale.ROOT, " %.2f |", lessIsBetter ? other / own : own / other);
    }
}
