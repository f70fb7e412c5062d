package org.appointmentscheduler.server.eventstore;

import java.time.Duration;

/** Numbers without an event: one that is being committed, or one that never will be. */
public final class Gaps {

    /** How long views wait. Longer than any transaction may last, or they would give up on an event too early. */
    public static final Duration TIMEOUT = Duration.ofSeconds(60);

    private Gaps() {}
}
