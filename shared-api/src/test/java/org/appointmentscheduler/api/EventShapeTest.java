package org.appointmentscheduler.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.api.secrecy.Sealed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events hold identifiers, instants, sealed text and the like: nothing with rules that could tighten, and no personal data. */
class EventShapeTest {

    private static final Set<Class<?>> ALLOWED = Set.of(
            AppointmentId.class,
            ClientId.class,
            Sealed.class,
            ProviderId.class,
            ProviderDayId.class,
            QuarterHours.class,
            Boolean.class,
            Instant.class,
            Duration.class);

    /** Text that is no person's: each one is named here after somebody has thought about it. */
    private static final Set<String> TEXTS = Set.of("SlotHeld.timerId", "ProviderRegistered.timeZone");

    @ParameterizedTest
    @MethodSource("org.appointmentscheduler.api.StoredEventsTest#events")
    void holdsOnlyWhatMayBeKeptForEver(Class<?> event) {
        assertThat(event.isRecord()).isTrue();
        assertThat(Arrays.stream(event.getRecordComponents())
                        .filter(component -> !ALLOWED.contains(component.getType()))
                        .map(component -> event.getSimpleName() + "." + component.getName()))
                .isSubsetOf(TEXTS);
    }
}
