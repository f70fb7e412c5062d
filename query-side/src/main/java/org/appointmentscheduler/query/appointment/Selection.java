package org.appointmentscheduler.query.appointment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.appointmentscheduler.api.appointment.AppointmentStatus;
import org.appointmentscheduler.query.reading.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Which rows of the table of appointments are asked for. */
final class Selection {

    private final Set<String> conditions = new LinkedHashSet<>();
    private final Map<String, Object> values = new HashMap<>();

    /**
     * By what never changes about an appointment.
     *
     * @param owner the column that names whose they are
     */
    Selection(String owner, String ownerId, Visibility visible, AppointmentFilter filter) {
        where(owner + " = :owner", Map.of("owner", ownerId));
        where(visible.condition(), visible.values());
        if (filter.from() != null) {
            where("start_at >= :from", Map.of("from", column(filter.from())));
        }
        if (filter.to() != null) {
            where("start_at < :to", Map.of("to", column(filter.to())));
        }
        if (filter.after() != null) {
            after(filter.after());
        }
    }

    Selection after(Cursor cursor) {
        return where(
                "start_at >= :start and (start_at > :start or id > :id)",
                Map.of("start", column(cursor.start()), "id", cursor.id()));
    }

    Selection with(@Nullable AppointmentStatus status, Instant now) {
        return status == null
                ? this
                : where(
                        switch (status) {
                            case HELD -> "status = 'HELD' and expires_at > :now";
                            case EXPIRED -> "(status = 'EXPIRED' or status = 'HELD' and expires_at <= :now)";
                            default -> "status = :status";
                        },
                        Map.of("now", notLater(now), "status", status.name()));
    }

    Selection heldBy(Instant instant) {
        return where("held_at <= :heldBy", Map.of("heldBy", column(instant)));
    }

    private Selection where(String condition, Map<String, Object> its) {
        conditions.add(condition);
        values.putAll(its);
        return this;
    }

    /** Columns keep milliseconds, and drivers round; rounding up would end a hold too early. */
    private static OffsetDateTime notLater(Instant instant) {
        return column(instant.truncatedTo(ChronoUnit.MILLIS));
    }

    private static OffsetDateTime column(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** The first of them, by start. */
    StatementSpec first(int count, JdbcClient database) {
        return database.sql("select * from appointment where " + String.join(" and ", conditions)
                        + " order by start_at, id fetch first :count rows only")
                .params(values)
                .param("count", count);
    }
}
