package org.appointmentscheduler.query.appointment;

import java.util.function.Consumer;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.api.appointment.AppointmentEvent.AppointmentConfirmed;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldExpired;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldReleased;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.query.projection.Rows;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/** Keeps {@code appointment} in step with the events. An event that is in there already changes nothing. */
@Component
@ProcessingGroup(AppointmentProjection.NAME)
class AppointmentProjection {

    static final String NAME = "appointments";

    private final Rows<AppointmentRow, String> rows;

    AppointmentProjection(Rows<AppointmentRow, String> rows) {
        this.rows = rows;
    }

    @EventHandler
    void on(SlotHeld event, @SequenceNumber long version) {
        // Not by counting: a query would first write what is waiting, and end the batch.
        if (rows.findById(event.appointmentId().toString()).isEmpty()) {
            rows.save(new AppointmentRow(event, version));
        }
    }

    @EventHandler
    void on(AppointmentConfirmed event, @SequenceNumber long version) {
        change(event, version, row -> row.confirm(event.confirmedAt()));
    }

    @EventHandler
    void on(HoldReleased event, @SequenceNumber long version) {
        change(event, version, row -> row.release(event.releasedAt()));
    }

    @EventHandler
    void on(HoldExpired event, @SequenceNumber long version) {
        change(event, version, row -> row.expire(event.expiredAt()));
    }

    @ResetHandler
    void reset() {
        rows.deleteAllInBatch();
    }

    private void change(AppointmentEvent event, long version, Consumer<AppointmentRow> change) {
        var row = rows.findById(event.appointmentId().toString())
                .orElseThrow(() -> new IllegalStateException("Nothing is known of " + event.appointmentId()));
        if (!row.knows(version)) {
            change.accept(row);
            row.knowsNow(version);
            rows.save(row);
        }
    }
}
