package org.appointmentscheduler.query.analytics;

import java.time.Instant;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.calendar.TimeRange;

/** How an appointment began, which its later events do not say again. */
record Hold(String appointment, String provider, Instant heldAt, TimeRange time) {

    static Hold of(SlotHeld event) {
        return new Hold(
                event.appointmentId().toString(),
                event.providerId().toString(),
                event.heldAt(),
                new TimeRange(event.start(), event.end()));
    }
}
