package org.appointmentscheduler.query.history;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** An event in the structured JSON form of CloudEvents 1.0; the last three attributes are extensions. */
public record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,

        @Schema(type = "object", description = "The event as it is stored")
        JsonNode data,

        long position,
        long sequence,
        String actor) {

    private static final String TYPE_PREFIX = "org.appointmentscheduler.";

    static CloudEvent of(StoredEvent event) {
        return new CloudEvent(
                "1.0",
                event.id(),
                "/appointment-scheduler",
                type(event.name()),
                event.stream(),
                event.occurredAt(),
                "application/json",
                event.payload(),
                event.position(),
                event.sequence(),
                event.actor());
    }

    static String type(String name) {
        return TYPE_PREFIX + name;
    }
}
