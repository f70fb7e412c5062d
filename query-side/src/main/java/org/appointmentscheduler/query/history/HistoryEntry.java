package org.appointmentscheduler.query.history;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.appointmentscheduler.api.WholeSeconds;
import tools.jackson.databind.JsonNode;

/** One thing that happened to an appointment. */
record HistoryEntry(
        long sequence,
        long position,
        String type,
        Instant occurredAt,
        Instant recordedAt,
        String actor,

        @Schema(type = "object", description = "The event as it is stored")
        JsonNode data) {

    static HistoryEntry of(StoredEvent event) {
        return new HistoryEntry(
                event.sequence(),
                event.position(),
                event.name(),
                event.occurredAt(),
                WholeSeconds.of(event.recordedAt()),
                event.actor(),
                event.payload());
    }
}
