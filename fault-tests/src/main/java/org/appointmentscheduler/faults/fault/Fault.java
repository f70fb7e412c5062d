package org.appointmentscheduler.faults.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Something that goes wrong in the field. */
public interface Fault {

    /** As in docs/FAULTS.md, such as {@code F2}. */
    String id();

    String title();

    /** @param directory of the run, for what the nodes need beyond their data */
    Setting setting(Path directory);

    /** The version that the nodes begin with. */
    default Path firstJar(Path jar) {
        return jar;
    }

    /** Why this machine cannot do it. */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /** How long after the mending clients are watched again; less than the 30 seconds that I11 gives. */
    default Duration toWarmUp() {
        return Duration.ZERO;
    }

    /** Whether too little of something is the fault, so that a request may be turned away with 503, unchanged and soon. */
    default boolean isScarcity() {
        return false;
    }

    /** Breaks things for about the given time, and mends them before it returns. */
    void strike(Scene scene, RandomGenerator random, Duration time) throws IOException, InterruptedException;
}
