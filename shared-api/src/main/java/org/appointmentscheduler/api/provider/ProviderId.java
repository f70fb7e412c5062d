package org.appointmentscheduler.api.provider;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One who offers time. */
public record ProviderId(UUID value) {

    /** @throws IllegalArgumentException when the text has not the shape of an identifier */
    @JsonCreator
    public static ProviderId parse(String text) {
        var value = UUID.fromString(text);
        if (!value.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("Not an identifier: " + text);
        }
        return new ProviderId(value);
    }

    /** The key of the event stream, so changing it orphans every stored stream. */
    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
