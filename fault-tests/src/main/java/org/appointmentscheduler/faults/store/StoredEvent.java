package org.appointmentscheduler.faults.store;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * An event as the product kept it.
 *
 * @param type the simple name, such as {@code SlotHeld}
 * @param recordedAt when it was written, by the node's clock
 */
public record StoredEvent(
        long position, String id, String stream, long sequence, String type, Instant recordedAt, JsonNode data) {

    public boolean is(String name) {
        return type.equals(name);
    }

    public String text(String field) {
        return data.get(field).stringValue();
    }

    public Instant instant(String field) {
        return Instant.parse(text(field));
    }
}
