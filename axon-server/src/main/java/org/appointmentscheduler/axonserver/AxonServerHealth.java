package org.appointmentscheduler.axonserver;

import java.util.function.BooleanSupplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Without Axon Server no command is decided. The connector's own indicator is for an older Spring Boot. */
record AxonServerHealth(BooleanSupplier connected) implements HealthIndicator {

    @Override
    public Health health() {
        return (connected.getAsBoolean() ? Health.up() : Health.down()).build();
    }
}
