package org.appointmentscheduler.query.analytics;

import java.util.List;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.api.appointment.AppointmentEvent.AppointmentConfirmed;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldExpired;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldReleased;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.calendar.ProviderDayEvent;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityPublished;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityWithdrawn;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.stereotype.Component;

/** Lets every {@link Metric} count every event that one of them needs. */
@Component
@ProcessingGroup(AnalyticsProjection.NAME)
class AnalyticsProjection {

    static final String NAME = "analytics";

    private final List<Metric> metrics;
    private final Holds holds;
    private final PendingCounts counts;

    AnalyticsProjection(List<Metric> metrics, Holds holds, PendingCounts counts) {
        this.metrics = metrics;
        this.holds = holds;
        this.counts = counts;
    }

    @EventHandler
    void on(SlotHeld event) {
        var hold = Hold.of(event);
        count(event, hold);
        holds.remember(hold);
    }

    @EventHandler
    void on(AppointmentConfirmed event) {
        count(event, holds.of(event.appointmentId()));
    }

    @EventHandler
    void on(HoldReleased event) {
        count(event, holds.of(event.appointmentId()));
    }

    @EventHandler
    void on(HoldExpired event) {
        count(event, holds.of(event.appointmentId()));
    }

    @EventHandler
    void on(AvailabilityPublished event) {
        count(event);
    }

    @EventHandler
    void on(AvailabilityWithdrawn event) {
        count(event);
    }

    @ResetHandler
    void reset() {
        counts.clear();
    }

    private void count(AppointmentEvent event, Hold hold) {
        var added = new Counts(hold.provider());
        metrics.forEach(metric -> metric.count(event, hold, added));
        counts.add(added);
    }

    private void count(ProviderDayEvent event) {
        var added = new Counts(event.providerDayId().providerId().toString());
        metrics.forEach(metric -> metric.count(event, added));
        counts.add(added);
    }
}
