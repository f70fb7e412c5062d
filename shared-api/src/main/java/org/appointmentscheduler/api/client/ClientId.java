package org.appointmentscheduler.api.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One who books time. Random on purpose: the person behind it is kept elsewhere and can be erased. */
public record ClientId(UUID value) {

    /** @throws IllegalArgumentException when the text has not the shape of an identifier */
    @JsonCreator
    public static ClientId parse(String text) {
        var value = UUID.fromString(text);
        if (!value.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("Not an identifier: " + text);
        }
        return new ClientId(value);
    }

    /** The key of the event stream, so changing it orphans every stored stream. */
    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
