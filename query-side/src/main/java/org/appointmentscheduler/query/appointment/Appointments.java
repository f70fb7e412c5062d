package org.appointmentscheduler.query.appointment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.appointmentscheduler.api.AsOf;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.access.CurrentActor;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.appointment.AppointmentState;
import org.appointmentscheduler.api.appointment.AppointmentStatus;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.query.directory.Directory;
import org.appointmentscheduler.query.reading.Cursor;
import org.appointmentscheduler.query.reading.Identifiers;
import org.appointmentscheduler.query.reading.Page;
import org.appointmentscheduler.query.reading.Refused;
import org.appointmentscheduler.query.reading.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads appointments, now or as they were, each judged by the time that is asked about: a hold lapses whether or not that
 * is recorded.
 */
@Component
public class Appointments {

    private final JdbcClient database;
    private final Directory directory;
    private final PastAppointments past;
    private final CurrentActor actor;
    private final InstantSource clock;

    Appointments(
            JdbcClient database, Directory directory, PastAppointments past, CurrentActor actor, InstantSource clock) {
        this.database = database;
        this.directory = directory;
        this.past = past;
        this.actor = actor;
        this.clock = clock;
    }

    Versioned<AppointmentState> appointment(String text, @Nullable AsOf asOf) {
        var id = Identifiers.read(text, AppointmentId::parse, Refusal.APPOINTMENT_NOT_FOUND);
        var now = clock.instant();
        var visible = Visibility.of(actor.get());
        return database.sql("select * from appointment where id = :id and " + visible.condition())
                .params(visible.values())
                .param("id", id.toString())
                .query((row, _) -> new Versioned<>(state(row, now), row.getLong("version")))
                .optional()
                .flatMap(current -> asOf == null ? Optional.of(current) : past.find(id.toString(), asOf))
                .orElseThrow(() -> new Refused(Refusal.APPOINTMENT_NOT_FOUND, "There is no appointment " + id + "."));
    }

    Page<AppointmentState> ofClient(String client, AppointmentFilter filter, @Nullable AsOf asOf) {
        return find("client_id", directory.requireClient(client, asOf), filter, asOf);
    }

    /** Every appointment that a client ever had, for whoever was found to be allowed to know. */
    public List<AppointmentState> all(ClientId client) {
        var now = clock.instant();
        return database.sql("select * from appointment where client_id = :client order by start_at, id")
                .param("client", client.toString())
                .query((row, _) -> state(row, now))
                .list();
    }

    Page<AppointmentState> ofProvider(String provider, AppointmentFilter filter, @Nullable AsOf asOf) {
        return find("provider_id", directory.requireOwnProvider(provider, asOf), filter, asOf);
    }

    private Page<AppointmentState> find(String owner, Object ownerId, AppointmentFilter filter, @Nullable AsOf asOf) {
        var selection = new Selection(owner, ownerId.toString(), Visibility.of(actor.get()), filter);
        return Page.cut(
                asOf == null ? find(selection, filter) : past.find(selection, filter, asOf),
                filter.limit(),
                last -> new Cursor(last.start(), last.id().toString()).encoded());
    }

    private List<AppointmentState> find(Selection selection, AppointmentFilter filter) {
        var now = clock.instant();
        return selection
                .with(filter.status(), now)
                .first(filter.limit() + 1, database)
                .query((row, _) -> state(row, now))
                .list();
    }

    private static AppointmentState state(ResultSet row, Instant now) throws SQLException {
        return AppointmentState.judgedAt(
                now,
                AppointmentId.parse(row.getString("id")),
                AppointmentStatus.valueOf(row.getString("status")),
                ClientId.parse(row.getString("client_id")),
                ProviderId.parse(row.getString("provider_id")),
                instant(row, "start_at"),
                instant(row, "end_at"),
                instant(row, "held_at"),
                instant(row, "expires_at"),
                instantOrNull(row, "confirmed_at"),
                instantOrNull(row, "released_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column) == null ? null : instant(row, column);
    }
}
