package org.appointmentscheduler.query.reconciliation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether and how often views are compared with the events, and the events with the rules.
 *
 * @param interval between the end of one round and the next: a second or more
 */
@ConfigurationProperties("scheduler.reconciler")
record ReconcilerSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("PT10S") Duration interval) {

    ReconcilerSettings {
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("scheduler.reconciler.interval must be at least PT1S, not " + interval);
        }
    }
}
