package org.appointmentscheduler.api.appointment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One booking, from its hold to its end. */
public record AppointmentId(UUID value) {

    @JsonCreator
    public static AppointmentId parse(String text) {
        return new AppointmentId(UUID.fromString(text));
    }

    /** The key of the event stream, so changing it orphans every stored stream. */
    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
