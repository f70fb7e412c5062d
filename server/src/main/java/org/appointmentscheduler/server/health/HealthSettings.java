package org.appointmentscheduler.server.health;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param mostLag how many events a view may be behind before this process asks for no more requests */
@ConfigurationProperties("scheduler.health")
record HealthSettings(@DefaultValue("10000") long mostLag) {

    HealthSettings {
        if (mostLag < 1) {
            throw new IllegalArgumentException("scheduler.health.most-lag must be at least 1, not " + mostLag);
        }
    }
}
