package org.appointmentscheduler.api.appointment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where an appointment is in its life. */
public enum AppointmentStatus {
    @JsonProperty("held")
    HELD,
    @JsonProperty("confirmed")
    CONFIRMED,
    @JsonProperty("released")
    RELEASED,
    @JsonProperty("expired")
    EXPIRED,
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("rescheduled")
    RESCHEDULED,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("noShow")
    NO_SHOW
}
