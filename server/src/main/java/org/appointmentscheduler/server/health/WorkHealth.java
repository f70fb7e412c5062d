package org.appointmentscheduler.server.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down when a view or the timers have stopped for good: nobody but a restart brings them back. It takes half a minute to
 * be sure of that, since a rebuild stops a view for a moment. Asks no database, whose failures a restart cannot cure.
 */
final class WorkHealth implements HealthIndicator {

    private static final Duration TO_BE_SURE = Duration.ofSeconds(30);

    private final BooleanSupplier works;
    private final InstantSource clock;
    private @Nullable Instant stoppedSince;

    WorkHealth(BooleanSupplier works, InstantSource clock) {
        this.works = works;
        this.clock = clock;
    }

    @Override
    public synchronized Health health() {
        if (works.getAsBoolean()) {
            stoppedSince = null;
            return Health.up().build();
        }
        var now = clock.instant();
        if (stoppedSince == null) {
            stoppedSince = now;
        }
        return (now.isBefore(stoppedSince.plus(TO_BE_SURE)) ? Health.up() : Health.down())
                .withDetail("stoppedSince", stoppedSince)
                .build();
    }
}
