package org.appointmentscheduler.load.ratio;

import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests of one kind, for many threads.
 *
 * @param requests answers null when there are no more
 * @param most how many there may be in the turn that begins
 * @param answered told of every good answer
 */
record Traffic(Supplier<byte @Nullable []> requests, int goodStatus, IntSupplier most, Consumer<String> answered) {

    /** Enough to be exact, and few enough that a faster program does not end up with longer histories. */
    static final int MOST = 2_000;

    static Traffic of(Supplier<byte @Nullable []> requests, int goodStatus) {
        return new Traffic(requests, goodStatus, () -> MOST, _ -> {});
    }
}
