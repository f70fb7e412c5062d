package org.appointmentscheduler.server.health;

import java.util.TreeMap;
import org.appointmentscheduler.query.projection.NodeView;
import org.appointmentscheduler.server.eventstore.ViewLag;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Behind when a view is too old to be asked. Only readiness minds: bookings are decided without views, so that is no
 * reason to call the process broken. A rebuild that somebody asked for is none either.
 */
final class LagHealth extends AbstractHealthIndicator {

    static final Status BEHIND = new Status("BEHIND");

    private final EventProcessingConfiguration processing;
    private final ViewLag lag;
    private final ObjectProvider<NodeView> nodeViews;
    private final long most;

    LagHealth(EventProcessingConfiguration processing, ViewLag lag, ObjectProvider<NodeView> nodeViews, long most) {
        super("How far the views are could not be read");
        this.processing = processing;
        this.lag = lag;
        this.nodeViews = nodeViews;
        this.most = most;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var head = lag.head();
        var behind = new TreeMap<String, Long>();
        processing.eventProcessors().forEach((name, processor) -> {
            if (processor instanceof StreamingEventProcessor view) {
                behind.put(name, lag.unasked(view, head));
            }
        });
        nodeViews.forEach(view -> behind.put(view.name(), lag.of(view, head)));
        health.status(behind.values().stream().anyMatch(events -> events > most) ? BEHIND : Status.UP)
                .withDetails(behind);
    }
}
