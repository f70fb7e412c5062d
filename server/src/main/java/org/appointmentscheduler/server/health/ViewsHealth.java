package org.appointmentscheduler.server.health;

import java.util.TreeMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down when a view of this process has stopped: what it shows would grow older and older. */
final class ViewsHealth implements HealthIndicator {

    private final EventProcessingConfiguration processing;

    ViewsHealth(EventProcessingConfiguration processing) {
        this.processing = processing;
    }

    @Override
    public Health health() {
        var states = new TreeMap<String, String>();
        processing.eventProcessors().forEach((name, processor) -> states.put(name, state(processor)));
        return (states.containsValue("stopped") ? Health.down() : Health.up())
                .withDetails(states)
                .build();
    }

    private static String state(EventProcessor processor) {
        return processor.isRunning() && !processor.isError() ? "running" : "stopped";
    }
}
