package org.appointmentscheduler.faults.scale;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Providers of very different sizes, spread over partitions by a hash: how much fuller the fullest is than the mean. */
final class Skew {

    /** One provider in six has more than four times the median, one in a thousand eighty times. */
    private static final double SPREAD = 1.4;

    /** Nobody has more hours than there are. */
    private static final double MOST = 96 * 365.0 / 4;

    private Skew() {}

    static double worst(int providers, int partitions, long seed) {
        var random = new SplittableRandom(seed);
        var load = new double[partitions];
        for (var provider = 0; provider < providers; provider++) {
            var bookings = Math.min(MOST, 400 * Math.exp(SPREAD * random.nextGaussian()));
            load[random.nextInt(partitions)] += bookings;
        }
        return Arrays.stream(load).max().orElseThrow()
                / Arrays.stream(load).average().orElseThrow();
    }
}
