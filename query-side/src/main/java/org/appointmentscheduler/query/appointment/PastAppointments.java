package org.appointmentscheduler.query.appointment;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.appointmentscheduler.api.AsOf;
import org.appointmentscheduler.api.appointment.AppointmentState;
import org.appointmentscheduler.query.history.PastStreams;
import org.appointmentscheduler.query.reading.Cursor;
import org.appointmentscheduler.query.reading.Versioned;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Appointments as they were, each folded anew from its own stream. Which there are, for whom and when, the view knows:
 * none is ever forgotten, and none of that ever changes.
 */
@Component
class PastAppointments {

    private final JdbcClient database;
    private final PastStreams streams;

    PastAppointments(JdbcClient database, PastStreams streams) {
        this.database = database;
        this.streams = streams;
    }

    Optional<Versioned<AppointmentState>> find(String id, AsOf moment) {
        return folded(List.of(id), moment).stream().findFirst();
    }

    /** The page and at least one item more, as far as there are any. */
    List<AppointmentState> find(Selection selection, AppointmentFilter filter, AsOf moment) {
        var size = filter.limit() + 1;
        var found = new ArrayList<AppointmentState>();
        selection.heldBy(moment.instant());
        List<Cursor> batch;
        do {
            batch = selection
                    .first(size, database)
                    .query((row, _) -> new Cursor(
                            row.getObject("start_at", OffsetDateTime.class).toInstant(), row.getString("id")))
                    .list();
            folded(batch.stream().map(Cursor::id).toList(), moment).stream()
                    .map(Versioned::resource)
                    .filter(state -> filter.status() == null || filter.status() == state.status())
                    .forEach(found::add);
            batch.stream().reduce((_, last) -> last).ifPresent(selection::after);
        } while (batch.size() == size && found.size() < size);
        return found;
    }

    private List<Versioned<AppointmentState>> folded(List<String> ids, AsOf moment) {
        var history = new ArrayList<DomainEventMessage<?>>();
        ids.forEach(id -> history.addAll(streams.of(id, moment)));
        var rows = AppointmentFold.played(history);
        return ids.stream()
                .flatMap(id -> rows.findById(id).stream())
                .map(row -> row.judgedAt(moment.instant()))
                .toList();
    }
}
