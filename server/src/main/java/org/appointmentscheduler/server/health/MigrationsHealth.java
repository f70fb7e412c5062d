package org.appointmentscheduler.server.health;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Down when the database lacks a migration of this version, because an older backup was restored under a running
 * process for example. Those of a newer version are welcome: that is what an upgrade of one node after another is.
 */
final class MigrationsHealth extends AbstractHealthIndicator {

    private final Flyway flyway;

    MigrationsHealth(Flyway flyway) {
        super("The migrations could not be read");
        this.flyway = flyway;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var missing = Arrays.stream(flyway.info().all())
                .filter(MigrationsHealth::isMissing)
                .map(migration -> String.valueOf(migration.getVersion()))
                .toList();
        (missing.isEmpty() ? health.up() : health.down()).withDetail("missing", missing);
    }

    private static boolean isMissing(MigrationInfo migration) {
        var state = migration.getState();
        return state.isResolved() && (!state.isApplied() || state.isFailed());
    }
}
