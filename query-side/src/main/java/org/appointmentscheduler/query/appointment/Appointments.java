package org.appointmentscheduler.query.appointment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Reads appointments, each judged by the time at which it is read: a hold lapses whether or not that is recorded. */
@Component
public class Appointments {

    private final JdbcClient database;
    private final Directory directory;
    private final CurrentActor actor;
    private final InstantSource clock;

    Appointments(JdbcClient database, Directory directory, CurrentActor actor, InstantSource clock) {
        this.database = database;
        this.directory = directory;
        this.actor = actor;
        this.clock = clock;
    }

    Versioned<AppointmentState> appointment(String text) {
        var id = Identifiers.read(text, AppointmentId::parse, Refusal.APPOINTMENT_NOT_FOUND);
        var now = clock.instant();
        var visible = Visibility.of(actor.get());
        return database.sql("select * from appointment where id = :id and " + visible.condition())
                .params(visible.values())
                .param("id", id.toString())
                .query((row, _) -> new Versioned<>(state(row, now), row.getLong("version")))
                .optional()
                .orElseThrow(() -> new Refused(Refusal.APPOINTMENT_NOT_FOUND, "There is no appointment " + id + "."));
    }

    Page<AppointmentState> ofClient(String client, AppointmentFilter filter) {
        return find("client_id", directory.requireClient(client).toString(), filter);
    }

    /** Every appointment that a client ever had, for whoever was found to be allowed to know. */
    public List<AppointmentState> all(ClientId client) {
        var now = clock.instant();
        return database.sql("select * from appointment where client_id = :client order by start_at, id")
                .param("client", client.toString())
                .query((row, _) -> state(row, now))
                .list();
    }

    Page<AppointmentState> ofProvider(String provider, AppointmentFilter filter) {
        return find("provider_id", directory.requireOwnProvider(provider).toString(), filter);
    }

    private Page<AppointmentState> find(String owner, String ownerId, AppointmentFilter filter) {
        var now = clock.instant();
        var visible = Visibility.of(actor.get());
        var conditions = new ArrayList<>(List.of(owner + " = :owner", visible.condition()));
        var values = new HashMap<String, Object>(Map.of("owner", ownerId, "count", filter.limit() + 1));
        values.putAll(visible.values());
        restrictStatus(filter.status(), now, conditions, values);
        if (filter.from() != null) {
            conditions.add("start_at >= :from");
            values.put("from", filter.from().atOffset(ZoneOffset.UTC));
        }
        if (filter.to() != null) {
            conditions.add("start_at < :to");
            values.put("to", filter.to().atOffset(ZoneOffset.UTC));
        }
        if (filter.after() != null) {
            conditions.add("start_at >= :start and (start_at > :start or id > :id)");
            values.put("start", filter.after().start().atOffset(ZoneOffset.UTC));
            values.put("id", filter.after().id());
        }
        var found = database.sql("select * from appointment where " + String.join(" and ", conditions)
                        + " order by start_at, id fetch first :count rows only")
                .params(values)
                .query((row, _) -> state(row, now))
                .list();
        return Page.cut(
                found,
                filter.limit(),
                last -> new Cursor(last.start(), last.id().toString()).encoded());
    }

    private static void restrictStatus(
            @Nullable AppointmentStatus status, Instant now, List<String> conditions, Map<String, Object> values) {
        if (status == null) {
            return;
        }
        conditions.add(
                switch (status) {
                    case HELD -> "status = 'HELD' and expires_at > :now";
                    case EXPIRED -> "(status = 'EXPIRED' or status = 'HELD' and expires_at <= :now)";
                    default -> "status = :status";
                });
        // Columns keep milliseconds, and drivers round; rounding up would end a hold too early.
        values.put("now", now.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC));
        values.put("status", status.name());
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
