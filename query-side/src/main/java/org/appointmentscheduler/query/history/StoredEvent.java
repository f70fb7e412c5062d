package org.appointmentscheduler.query.history;

import java.time.Instant;
import org.appointmentscheduler.api.WholeSeconds;
import tools.jackson.databind.JsonNode;

/** An event as the store keeps it. */
record StoredEvent(
        long position,
        String id,
        String stream,
        long sequence,
        String payloadType,
        Instant recordedAt,
        JsonNode payload,
        JsonNode metaData) {

    /** The event's name, such as {@code SlotHeld}. */
    String name() {
        return payloadType.substring(Math.max(payloadType.lastIndexOf('$'), payloadType.lastIndexOf('.')) + 1);
    }

    /** When the fact came true: events name that instant after the fact, such as {@code heldAt}. */
    Instant occurredAt() {
        return payload.propertyStream()
                .filter(property -> isFactTime(property.getKey()))
                .map(property -> Instant.parse(property.getValue().asString()))
                .findFirst()
                .orElseGet(() -> WholeSeconds.of(recordedAt));
    }

    static boolean isFactTime(String property) {
        return property.endsWith("At") && !property.equals("expiresAt");
    }

    /** Who caused it; what nobody asked for, the system did. */
    String actor() {
        return metaData.path("actor").asString("system");
    }
}
