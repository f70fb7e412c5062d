package org.appointmentscheduler.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.api.calendar.ProviderDayEvent;
import org.appointmentscheduler.api.client.ClientEvent;
import org.appointmentscheduler.api.client.ClientHoldsEvent;
import org.appointmentscheduler.api.provider.ProviderEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What was stored once must stay readable for ever, so these files are added to and never edited. */
class StoredEventsTest {

    private final JsonMapper json = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    static Stream<Class<?>> events() {
        return Stream.of(
                        AppointmentEvent.class,
                        ProviderDayEvent.class,
                        ProviderEvent.class,
                        ClientEvent.class,
                        ClientHoldsEvent.class)
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()));
    }

    /** An event is found again by the name of its class, so one that moves or goes orphans what is stored. */
    @Test
    void keepsTheNamesThatAreStored() {
        assertThat(events().map(Class::getName))
                .contains(
                        "org.appointmentscheduler.api.appointment.AppointmentEvent$AppointmentConfirmed",
                        "org.appointmentscheduler.api.appointment.AppointmentEvent$HoldExpired",
                        "org.appointmentscheduler.api.appointment.AppointmentEvent$HoldReleased",
                        "org.appointmentscheduler.api.appointment.AppointmentEvent$SlotHeld",
                        "org.appointmentscheduler.api.calendar.ProviderDayEvent$AvailabilityPublished",
                        "org.appointmentscheduler.api.calendar.ProviderDayEvent$AvailabilityWithdrawn",
                        "org.appointmentscheduler.api.calendar.ProviderDayEvent$ClaimConfirmed",
                        "org.appointmentscheduler.api.calendar.ProviderDayEvent$ClaimFreed",
                        "org.appointmentscheduler.api.calendar.ProviderDayEvent$TimeClaimed",
                        "org.appointmentscheduler.api.client.ClientEvent$ClientErased",
                        "org.appointmentscheduler.api.client.ClientEvent$ClientRegistered",
                        "org.appointmentscheduler.api.client.ClientHoldsEvent$HoldConfirmed",
                        "org.appointmentscheduler.api.client.ClientHoldsEvent$HoldReturned",
                        "org.appointmentscheduler.api.client.ClientHoldsEvent$HoldTaken",
                        "org.appointmentscheduler.api.provider.ProviderEvent$ProviderRegistered");
    }

    @ParameterizedTest
    @MethodSource("events")
    void keepsItsStoredForm(Class<?> type) throws IOException {
        readsAndWrites(type, "/stored-events/" + type.getSimpleName() + ".1.json");
    }

    /** What was added to an event since: what it was before, it stays readable as. */
    @ParameterizedTest
    @CsvSource({"2, org.appointmentscheduler.api.calendar.ProviderDayEvent$TimeClaimed"})
    void keepsItsLaterForms(int version, Class<?> type) throws IOException {
        readsAndWrites(type, "/stored-events/" + type.getSimpleName() + "." + version + ".json");
    }

    private void readsAndWrites(Class<?> type, String file) throws IOException {
        try (var stored = getClass().getResourceAsStream(file)) {
            assertThat(stored)
                    .as("the stored form of a new event belongs into " + file)
                    .isNotNull();
            var tree = json.readTree(stored);
            var event = json.treeToValue(tree, type);
            assertThat(json.<JsonNode>valueToTree(event)).isEqualTo(tree);
            assertThat(json.convertValue(event, Map.class)).doesNotContainValue(null);
        }
    }
}
