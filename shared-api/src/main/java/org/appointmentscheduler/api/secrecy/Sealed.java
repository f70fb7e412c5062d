package org.appointmentscheduler.api.secrecy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Text of a person that only their {@link DataKey} opens, in Base64. May be kept for ever: once the key is gone, nobody
 * knows what it said.
 */
public record Sealed(String text) {

    @JsonCreator
    public static Sealed parse(String text) {
        return new Sealed(text);
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
