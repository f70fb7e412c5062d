package org.appointmentscheduler.command.simulation;

import java.util.random.RandomGenerator;

/**
 * One thing that happens. Numbers stand for what there is at the time, counted round, so any other step can be left
 * out and this one still means something.
 */
record Step(Kind kind, Fate fate, int node, int subject, int slot, int length, int millis) {

    private static final int SHORTEST_ODDS = 12;

    enum Kind {
        RESERVE(30),
        CONFIRM(18),
        RELEASE(7),
        /** Sends an earlier request again, with its key. */
        REPEAT(8),
        PUBLISH(2),
        WITHDRAW(2),
        /** Runs a timer that is due on the node's clock. */
        FIRE(12),
        /** Runs any timer and keeps it: early, or not for the last time. */
        MISFIRE(4),
        LOSE_TIMER(1),
        SWEEP(3),
        ELAPSE(8),
        /** Goes to within milliseconds of the end of a hold. */
        APPROACH(6),
        SHIFT_CLOCK(2);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        private static Kind any(RandomGenerator random) {
            var left = random.nextInt(103);
            for (var kind : values()) {
                left -= kind.weight;
                if (left < 0) {
                    return kind;
                }
            }
            throw new IllegalStateException("The weights are not counted right");
        }
    }

    static Step any(RandomGenerator random) {
        return new Step(
                Kind.any(random),
                random.nextInt(SHORTEST_ODDS) < 7 ? Fate.COMMIT : Fate.values()[random.nextInt(Fate.values().length)],
                random.nextInt(100),
                random.nextInt(1_000),
                random.nextInt(World.SLOTS),
                1 + random.nextInt(6),
                random.nextInt(20 * 60_000));
    }
}
