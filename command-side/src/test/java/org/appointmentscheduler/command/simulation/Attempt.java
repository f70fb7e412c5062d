package org.appointmentscheduler.command.simulation;

import org.appointmentscheduler.api.appointment.AppointmentCommand;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.jspecify.annotations.Nullable;

/**
 * A request and what its client was told.
 *
 * @param appointment the one that the answer names; null when there was none
 */
record Attempt(
        AppointmentCommand command,
        String key,
        Told told,
        @Nullable AppointmentId appointment) {

    enum Told {
        DONE,
        REFUSED,
        NOTHING
    }
}
