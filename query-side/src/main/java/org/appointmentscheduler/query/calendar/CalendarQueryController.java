package org.appointmentscheduler.query.calendar;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.appointmentscheduler.api.AsOf;
import org.appointmentscheduler.api.calendar.FreeSlot;
import org.appointmentscheduler.query.live.LastEventId;
import org.appointmentscheduler.query.live.LiveAnswers;
import org.appointmentscheduler.query.reading.Chronological;
import org.appointmentscheduler.query.reading.Cursor;
import org.appointmentscheduler.query.reading.Limit;
import org.appointmentscheduler.query.reading.Page;
import org.appointmentscheduler.query.reading.TimeSpans;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which time providers have. */
@RestController
@RequestMapping("/api")
@Tag(name = "Appointments")
class CalendarQueryController {

    private final CalendarQueries calendar;
    private final ProviderWatch watch;
    private final LiveAnswers live;

    CalendarQueryController(CalendarQueries calendar, ProviderWatch watch, LiveAnswers live) {
        this.calendar = calendar;
        this.watch = watch;
        this.live = live;
    }

    // Also of those who take anything; only who asks for the other form gets that.
    @GetMapping(
            value = "/providers/{id}/availability",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.ALL_VALUE})
    @Operation(summary = "Read what a provider has published, and what of it is free, held and booked")
    @Chronological(from = 1, to = 2, days = TimeSpans.WIDEST_DAYS)
    ProviderAvailability availability(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable AsOf asOf) {
        return calendar.availability(id, from, to, asOf);
    }

    @GetMapping(value = "/providers/{id}/availability", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Hidden // A form of the answer above, which is where it is described.
    @Chronological(from = 1, to = 2, days = TimeSpans.WIDEST_DAYS)
    void liveAvailability(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestHeader(name = LastEventId.HEADER, required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        live.begin(
                request,
                response,
                LastEventId.read(lastEventId, LiveAvailability.NOTHING_KNOWN),
                watch.availability(id, from, to));
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
