package org.appointmentscheduler.server.health;

import org.appointmentscheduler.server.clock.ClockOffset;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down when this node would end holds at another time than the others. */
final class ClockHealth implements HealthIndicator {

    private final ClockOffset offset;

    ClockHealth(ClockOffset offset) {
        this.offset = offset;
    }

    @Override
    public Health health() {
        return (offset.isTolerable() ? Health.up() : Health.down())
                .withDetail("offsetMillis", offset.last().toMillis())
                .build();
    }
}
