package org.appointmentscheduler.server.health;

import java.util.TreeMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Asks for attention when events were set aside. That concerns single appointments in single views, so neither the
 * process nor its readiness is down for it; a view whose letters have no more room stops and shows up as behind.
 */
final class DeadLettersHealth extends AbstractHealthIndicator {

    static final Status ATTENTION = new Status("ATTENTION");

    private final EventProcessingConfiguration processing;

    DeadLettersHealth(EventProcessingConfiguration processing) {
        super("The dead letters could not be counted");
        this.processing = processing;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var letters = new TreeMap<String, Long>();
        processing
                .eventProcessors()
                .keySet()
                .forEach(view -> processing.deadLetterQueue(view).ifPresent(queue -> letters.put(view, queue.size())));
        health.status(letters.values().stream().anyMatch(number -> number > 0) ? ATTENTION : Status.UP)
                .withDetails(letters);
    }
}
