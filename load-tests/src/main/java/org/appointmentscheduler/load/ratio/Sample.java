package org.appointmentscheduler.load.ratio;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What some requests of one kind took.
 *
 * @param nanos how long each good answer took, in ascending order
 * @param failed how many answers were not good
 * @param time how long it took altogether
 */
record Sample(long[] nanos, int failed, Duration time, Duration server, Duration database) {

    static Sample of(LongStream nanos, int failed, Duration time, Duration server, Duration database) {
        return new Sample(nanos.sorted().toArray(), failed, time, server, database);
    }

    static Sample sum(List<Sample> samples) {
        return of(
                samples.stream().flatMapToLong(sample -> Arrays.stream(sample.nanos)),
                samples.stream().mapToInt(Sample::failed).sum(),
                samples.stream().map(Sample::time).reduce(Duration.ZERO, Duration::plus),
                samples.stream().map(Sample::server).reduce(Duration.ZERO, Duration::plus),
                samples.stream().map(Sample::database).reduce(Duration.ZERO, Duration::plus));
    }

    double perSecond() {
        return nanos.length / (time.toNanos() / 1e9);
    }

    /** The time within which a share of the answers came. */
    double millis(double share) {
        if (nanos.length == 0) {
            return Double.NaN;
        }
        var rank = (int) Math.ceil(nanos.length * share);
        return nanos[Math.max(rank, 1) - 1] / 1e6;
    }

    double serverMillis() {
        return server.toNanos() / 1e6 / nanos.length;
    }

    double databaseMillis() {
        return database.toNanos() / 1e6 / nanos.length;
    }

    double cpuMillis() {
        return serverMillis() + databaseMillis();
    }
}
