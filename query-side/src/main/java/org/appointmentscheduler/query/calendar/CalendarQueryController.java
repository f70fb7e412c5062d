package org.appointmentscheduler.query.calendar;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import org.appointmentscheduler.api.AsOf;
import org.appointmentscheduler.api.calendar.FreeSlot;
import org.appointmentscheduler.query.reading.Chronological;
import org.appointmentscheduler.query.reading.Cursor;
import org.appointmentscheduler.query.reading.Limit;
import org.appointmentscheduler.query.reading.Page;
import org.appointmentscheduler.query.reading.TimeSpans;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which time providers have. */
@RestController
@RequestMapping("/api")
@Tag(name = "Appointments")
class CalendarQueryController {

    private final CalendarQueries calendar;

    CalendarQueryController(CalendarQueries calendar) {
        this.calendar = calendar;
    }

    @GetMapping("/providers/{id}/availability")
    @Operation(summary = "Read what a provider has published, and what of it is free, held and booked")
    @Chronological(from = 1, to = 2, days = TimeSpans.WIDEST_DAYS)
    ProviderAvailability availability(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable AsOf asOf) {
        return calendar.availability(id, from, to, asOf);
    }

    @GetMapping("/appointments")
    @Operation(summary = "Search the appointments that can be reserved, by start and then by provider")
    @Chronological(from = 0, to = 1, days = TimeSpans.WIDEST_DAYS)
    Page<FreeSlot> freeSlots(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String providerId,
            @RequestParam(required = false) @Nullable Duration duration,
            @RequestParam(defaultValue = Limit.DEFAULT) @Limit int limit,
            @RequestParam(required = false) @Nullable Cursor after,
            @RequestParam(required = false) @Nullable AsOf asOf) {
        return calendar.freeSlots(from, to, providerId, duration, limit, after, asOf);
    }
}
