package org.appointmentscheduler.query.history;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.api.calendar.ProviderDayEvent;
import org.appointmentscheduler.api.client.ClientEvent;
import org.appointmentscheduler.api.client.ClientHoldsEvent;
import org.appointmentscheduler.api.provider.ProviderEvent;

/** Which stored type each public event type is. */
public final class EventTypes {

    private static final Map<String, String> STORED =
            all().collect(Collectors.toUnmodifiableMap(type -> CloudEvent.type(type.getSimpleName()), Class::getName));

    private EventTypes() {}

    public static Stream<Class<?>> all() {
        return Stream.of(
                        AppointmentEvent.class,
                        ProviderDayEvent.class,
                        ClientEvent.class,
                        ClientHoldsEvent.class,
                        ProviderEvent.class)
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()));
    }

    /** A type that does not exist is stored under its own name, that is, never. */
    static String stored(String type) {
        return STORED.getOrDefault(type, type);
    }
}
