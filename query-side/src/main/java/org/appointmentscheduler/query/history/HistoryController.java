package org.appointmentscheduler.query.history;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.PositiveOrZero;
import java.io.IOException;
import org.appointmentscheduler.api.AsOf;
import org.appointmentscheduler.query.live.LastEventId;
import org.appointmentscheduler.query.live.LiveAnswers;
import org.appointmentscheduler.query.reading.Limit;
import org.appointmentscheduler.query.reading.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail. */
@RestController
@RequestMapping("/api")
@Tag(name = "History")
class HistoryController {

    private final EventQueries events;
    private final LiveAnswers live;

    HistoryController(EventQueries events, LiveAnswers live) {
        this.events = events;
        this.live = live;
    }

    @GetMapping("/appointments/{id}/history")
    @Operation(summary = "Read everything that happened to an appointment, oldest first")
    Page<HistoryEntry> history(
            @PathVariable String id,
            @RequestParam(required = false) @PositiveOrZero(message = "must be the next of an earlier page") @Nullable
                    Long after,
            @RequestParam(defaultValue = Limit.DEFAULT) @Limit int limit,
            @RequestParam(required = false) @Nullable AsOf asOf) {
        return events.historyOf(id, after, limit, asOf);
    }

    // Also of those who take anything; only who asks for the other form gets that.
    @GetMapping(
            value = "/events",
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.ALL_VALUE})
    @Operation(
            summary =
                    "Read the events after a position, as CloudEvents: all that happened to the caller, or all for an administrator")
    Page<CloudEvent> feed(
            @RequestParam(defaultValue = "0") @PositiveOrZero(message = "must be the next of an earlier page")
                    long after,
            @RequestParam(defaultValue = Limit.DEFAULT) @Limit int limit,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String subject) {
        return events.feed(after, limit, type, subject);
    }

    @GetMapping(value = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Hidden // A form of the answer above, which is where it is described.
    void live(
            @RequestParam(defaultValue = "0") @PositiveOrZero(message = "must be the next of an earlier page")
                    long after,
            @RequestParam(defaultValue = Limit.DEFAULT) @Limit int limit,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String subject,
            @RequestHeader(name = LastEventId.HEADER, required = false) @Nullable String lastEventId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        live.begin(request, response, LastEventId.read(lastEventId, after), events.live(limit, type, subject));
    }
}
