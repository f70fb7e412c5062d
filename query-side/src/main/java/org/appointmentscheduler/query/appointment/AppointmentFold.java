package org.appointmentscheduler.query.appointment;

import java.util.List;
import java.util.Optional;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.query.reconciliation.FoldedView;
import org.appointmentscheduler.query.reconciliation.Played;
import org.appointmentscheduler.query.reconciliation.RowsInMemory;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.stereotype.Component;

/** Lets the view of appointments be compared with their events, one appointment at a time. */
@Component
class AppointmentFold implements FoldedView {

    private final AppointmentRows rows;

    AppointmentFold(AppointmentRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return AppointmentProjection.NAME;
    }

    @Override
    public Class<?> events() {
        return AppointmentEvent.class;
    }

    @Override
    public Fold shown(String stream) {
        return fold(rows.findById(stream));
    }

    @Override
    public Fold fold(List<? extends DomainEventMessage<?>> history) {
        return fold(played(history).all().stream().findFirst());
    }

    /** What the view shows after these events, of one stream or of several. */
    static RowsInMemory<AppointmentRow, String> played(List<? extends DomainEventMessage<?>> history) {
        var rows = new RowsInMemory<>(AppointmentRow::getId);
        Played.on(new AppointmentProjection(rows), history);
        return rows;
    }

    private static Fold fold(Optional<AppointmentRow> row) {
        return new Fold(
                row.map(AppointmentRow::version).orElse(-1L), row.stream().toList());
    }
}
