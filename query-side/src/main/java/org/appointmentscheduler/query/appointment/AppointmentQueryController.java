package org.appointmentscheduler.query.appointment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.appointmentscheduler.api.AsOf;
import org.appointmentscheduler.api.appointment.AppointmentState;
import org.appointmentscheduler.api.appointment.AppointmentStatus;
import org.appointmentscheduler.query.reading.Chronological;
import org.appointmentscheduler.query.reading.Cursor;
import org.appointmentscheduler.query.reading.Limit;
import org.appointmentscheduler.query.reading.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of appointments. */
@RestController
@RequestMapping("/api")
@Tag(name = "Appointments")
class AppointmentQueryController {

    private final Appointments appointments;

    AppointmentQueryController(Appointments appointments) {
        this.appointments = appointments;
    }

    @GetMapping("/appointments/{id}")
    @Operation(summary = "Read an appointment, also one that expired or was released")
    HttpEntity<AppointmentState> appointment(
            @PathVariable String id, @RequestParam(required = false) @Nullable AsOf asOf) {
        return appointments.appointment(id, asOf).asAnswer();
    }

    @GetMapping("/clients/{id}/appointments")
    @Operation(summary = "List a client's appointments that start in a range, by start")
    @Chronological(from = 1, to = 2)
    Page<AppointmentState> ofClient(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable AppointmentStatus status,
            @RequestParam(defaultValue = Limit.DEFAULT) @Limit int limit,
            @RequestParam(required = false) @Nullable Cursor after,
            @RequestParam(required = false) @Nullable AsOf asOf) {
        return appointments.ofClient(id, new AppointmentFilter(from, to, status, limit, after), asOf);
    }

    @GetMapping("/providers/{id}/appointments")
    @Operation(summary = "List a provider's appointments that start in a range, by start")
    @Chronological(from = 1, to = 2)
    Page<AppointmentState> ofProvider(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable AppointmentStatus status,
            @RequestParam(defaultValue = Limit.DEFAULT) @Limit int limit,
            @RequestParam(required = false) @Nullable Cursor after,
            @RequestParam(required = false) @Nullable AsOf asOf) {
        return appointments.ofProvider(id, new AppointmentFilter(from, to, status, limit, after), asOf);
    }
}
