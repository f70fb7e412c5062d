package org.appointmentscheduler.query.projection;

import java.util.List;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.api.calendar.ProviderDayEvent;

/**
 * A projection that answers callers' questions.
 *
 * @param name of the processing group
 * @param events the only family of events it handles
 */
record View(String name, Class<?> events) {

    static final List<View> ALL =
            List.of(new View("appointments", AppointmentEvent.class), new View("calendar", ProviderDayEvent.class));
}
