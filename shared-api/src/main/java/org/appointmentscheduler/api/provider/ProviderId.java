package org.appointmentscheduler.api.provider;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One who offers time. */
public record ProviderId(UUID value) {

    @JsonCreator
    public static ProviderId parse(String text) {
        return new ProviderId(UUID.fromString(text));
    }

    /** The key of the event stream, so changing it orphans every stored stream. */
    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
