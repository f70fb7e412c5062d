package org.appointmentscheduler.server.health;

import java.util.TreeMap;
import org.appointmentscheduler.query.projection.NodeView;
import org.appointmentscheduler.server.eventstore.Vitality;
import org.axonframework.config.EventProcessingConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down when a view of this process has stopped: what it shows would grow older and older. */
final class ViewsHealth extends AbstractHealthIndicator {

    private final EventProcessingConfiguration processing;
    private final Vitality vitality;
    private final ObjectProvider<NodeView> nodeViews;

    ViewsHealth(EventProcessingConfiguration processing, Vitality vitality, ObjectProvider<NodeView> nodeViews) {
        super("The state of the views could not be read");
        this.processing = processing;
        this.vitality = vitality;
        this.nodeViews = nodeViews;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var states = new TreeMap<String, String>();
        processing.eventProcessors().forEach((name, processor) -> states.put(name, state(vitality.isWell(processor))));
        nodeViews.forEach(view -> states.put(view.name(), state(view.isWell())));
        (states.containsValue("stopped") ? health.down() : health.up()).withDetails(states);
    }

    private static String state(boolean well) {
        return well ? "running" : "stopped";
    }
}
