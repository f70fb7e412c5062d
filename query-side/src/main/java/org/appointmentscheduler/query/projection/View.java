package org.appointmentscheduler.query.projection;

import java.util.List;
import java.util.stream.Stream;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.api.calendar.ProviderDayEvent;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityPublished;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityWithdrawn;

/**
 * A projection that answers callers' questions.
 *
 * @param name of the processing group
 * @param events a family of events that it handles whole, or an event
 */
record View(String name, Class<?> events) {

    private static final List<View> OF_BOOKINGS =
            List.of(new View("appointments", AppointmentEvent.class), new View("calendar", ProviderDayEvent.class));
    private static final List<View> OF_FIGURES = Stream.of(
                    AppointmentEvent.class, AvailabilityPublished.class, AvailabilityWithdrawn.class)
            .map(events -> new View("analytics", events))
            .toList();

    static final List<View> ALL =
            Stream.of(OF_BOOKINGS, OF_FIGURES).flatMap(List::stream).toList();

    /** Those behind the answers to a path. Figures are not worth waiting for when it is bookings that are asked about. */
    static List<View> behind(String path) {
        return path.startsWith("/api/analytics/") ? OF_FIGURES : OF_BOOKINGS;
    }
}
