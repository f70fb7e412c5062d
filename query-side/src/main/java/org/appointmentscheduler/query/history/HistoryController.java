package org.appointmentscheduler.query.history;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.PositiveOrZero;
import org.appointmentscheduler.query.reading.Limit;
import org.appointmentscheduler.query.reading.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail. */
@RestController
@RequestMapping("/api")
@Tag(name = "History")
class HistoryController {

    private final EventQueries events;

    HistoryController(EventQueries events) {
        this.events = events;
    }

    @GetMapping("/appointments/{id}/history")
    @Operation(summary = "Read everything that happened to an appointment, oldest first")
    Page<HistoryEntry> history(
            @PathVariable String id,
            @RequestParam(required = false) @PositiveOrZero(message = "must be the next of an earlier page") @Nullable
                    Long after,
            @RequestParam(defaultValue = Limit.DEFAULT) @Limit int limit) {
        return events.historyOf(id, after, limit);
    }

    @GetMapping("/events")
    @Operation(summary = "Read all events after a position, as CloudEvents")
    Page<CloudEvent> feed(
            @RequestParam(defaultValue = "0") @PositiveOrZero(message = "must be the next of an earlier page")
                    long after,
            @RequestParam(defaultValue = Limit.DEFAULT) @Limit int limit,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String subject) {
        return events.feed(after, limit, type, subject);
    }
}
