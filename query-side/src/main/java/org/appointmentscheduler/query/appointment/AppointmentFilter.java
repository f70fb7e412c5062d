package org.appointmentscheduler.query.appointment;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.appointmentscheduler.api.appointment.AppointmentStatus;
import org.appointmentscheduler.query.reading.Cursor;
import org.appointmentscheduler.query.reading.Parameters;
import org.jspecify.annotations.Nullable;

/** Which appointments are asked for: those that start in {@code [from, to)} with the status, after the cursor. */
record AppointmentFilter(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable AppointmentStatus status,
        int limit,
        @Nullable Cursor after) {

    static AppointmentFilter of(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String status,
            @Nullable Integer limit,
            @Nullable String after) {
        var parameters = new Parameters();
        parameters.range(from, to);
        var filter = new AppointmentFilter(
                from,
                to,
                parameters.read("status", status, AppointmentFilter::status, "must be one of " + statuses()),
                parameters.limit(limit),
                parameters.after(after, Cursor::decode));
        parameters.complain();
        return filter;
    }

    private static AppointmentStatus status(String text) {
        return Arrays.stream(AppointmentStatus.values())
                .filter(status -> name(status).equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static String statuses() {
        return Arrays.stream(AppointmentStatus.values())
                .map(AppointmentFilter::name)
                .collect(Collectors.joining(", "));
    }

    /** As in JSON: a request says what an answer says. */
    private static String name(AppointmentStatus status) {
        return status == AppointmentStatus.NO_SHOW ? "noShow" : status.name().toLowerCase(java.util.Locale.ROOT);
    }
}
