package org.appointmentscheduler.query.history;

import static org.appointmentscheduler.query.Stage.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldExpired;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.provider.ProviderEvent.ProviderRegistered;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.query.QuerySideTest;
import org.appointmentscheduler.query.Stage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class HistoryControllerTest {

    @Autowired
    Stage stage;

    private ProviderId provider;

    @BeforeEach
    void aProvider() {
        stage.clear();
        provider = stage.provider("Bob");
    }

    @Test
    void tellsWhatHappenedOldestFirst() {
        var held = hold();
        var expired = new HoldExpired(held.appointmentId(), held.clientId(), provider, held.expiresAt());
        stage.happens("Appointment", held.appointmentId().toString(), expired, actor("system:deadline"));

        var page = Stage.json(stage.get("/api/appointments/{id}/history", held.appointmentId()));

        assertThat(page.get("next").isNull()).isTrue();
        assertThat(page.get("items")).hasSize(2);
        var first = page.get("items").get(0);
        assertThat(first.propertyNames())
                .containsExactly("sequence", "position", "type", "occurredAt", "recordedAt", "actor", "data");
        assertThat(first.get("sequence").asLong()).isZero();
        assertThat(first.get("type").asString()).isEqualTo("SlotHeld");
        assertThat(first.get("occurredAt").asString()).isEqualTo("2030-06-10T08:00:00Z");
        assertThat(first.get("recordedAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(first.get("actor").asString()).isEqualTo("system");
        assertThat(first.get("data").get("holdLength").asString()).isEqualTo("PT30M");
        assertThat(first.get("data").get("start").asString()).isEqualTo("2030-06-12T09:00:00Z");
        var second = page.get("items").get(1);
        assertThat(second.get("type").asString()).isEqualTo("HoldExpired");
        assertThat(second.get("occurredAt").asString()).isEqualTo("2030-06-10T08:30:00Z");
        assertThat(second.get("actor").asString()).isEqualTo("system:deadline");
        assertThat(second.get("position").asLong())
                .isGreaterThan(first.get("position").asLong());
    }

    @Test
    void aLongHistoryComesInPages() {
        var held = hold();
        var expired = new HoldExpired(held.appointmentId(), held.clientId(), provider, held.expiresAt());
        stage.happens("Appointment", held.appointmentId().toString(), expired, actor("system:deadline"));
        var history = "/api/appointments/" + held.appointmentId() + "/history";
        var first = Stage.json(stage.get(history + "?limit=1"));
        assertThat(first.get("items")).hasSize(1);
        assertThat(first.get("next").asString()).isEqualTo("0");
        assertThat(stage.walk(history + "?limit=1"))
                .extracting(event -> event.get("type").asString())
                .containsExactly("SlotHeld", "HoldExpired");
        assertThat(Stage.json(stage.get(history + "?limit=2")).get("next").isNull())
                .isTrue();
    }

    @Test
    void onlyAppointmentsHaveThisHistory() {
        var held = hold();
        var registered = new ProviderRegistered(provider, "Europe/Berlin", NOW);
        stage.happens("Provider", provider.toString(), registered, actor("anonymous"));
        for (var id : List.of(
                UUID.randomUUID().toString(),
                "17",
                provider.toString(),
                held.clientId().toString())) {
            assertThat(Stage.refusal(stage.get("/api/appointments/{id}/history", id))
                            .refusal())
                    .isEqualTo(Refusal.APPOINTMENT_NOT_FOUND);
        }
    }

    @Test
    void theFeedSpeaksCloudEvents() {
        var held = hold();
        var event = stage.list("/api/events").getLast();
        assertThat(event.propertyNames())
                .containsExactly(
                        "specversion",
                        "id",
                        "source",
                        "type",
                        "subject",
                        "time",
                        "datacontenttype",
                        "data",
                        "position",
                        "sequence",
                        "actor");
        assertThat(event.get("specversion").asString()).isEqualTo("1.0");
        assertThat(event.get("source").asString()).isEqualTo("/appointment-scheduler");
        assertThat(event.get("type").asString()).isEqualTo("org.appointmentscheduler.SlotHeld");
        assertThat(event.get("subject").asString())
                .isEqualTo(held.appointmentId().toString());
        assertThat(event.get("time").asString()).isEqualTo("2030-06-10T08:00:00Z");
        assertThat(event.get("datacontenttype").asString()).isEqualTo("application/json");
        assertThat(event.get("data").get("appointmentId")).isEqualTo(event.get("subject"));
    }

    @Test
    void theFeedWalksEverythingExactlyOnceInOrder() {
        for (var number = 0; number < 5; number++) {
            hold();
        }
        var walked = stage.walk("/api/events?limit=3");
        assertThat(walked).hasSize(10);
        assertThat(walked)
                .extracting(event -> event.get("position").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void aFullPageNamesItsLastPosition() {
        hold();
        var page = Stage.json(stage.get("/api/events?limit=2"));
        assertThat(page.get("next").asString())
                .isEqualTo(page.get("items").get(1).get("position").asString());
        var rest = Stage.json(
                stage.get("/api/events?limit=2&after=" + page.get("next").asString()));
        assertThat(rest.get("items")).isEmpty();
        assertThat(rest.get("next").isNull()).isTrue();
    }

    @Test
    void theFeedCanBeNarrowed() {
        var held = hold();
        hold();
        assertThat(names("?type=org.appointmentscheduler.SlotHeld")).containsExactly("SlotHeld", "SlotHeld");
        assertThat(names("?subject=" + held.appointmentId())).containsExactly("SlotHeld");
        assertThat(names("?subject=" + provider + "/2030-06-12")).containsExactly("TimeClaimed", "TimeClaimed");
        assertThat(names("?type=org.appointmentscheduler.TimeClaimed&subject=" + held.appointmentId()))
                .isEmpty();
        assertThat(names("?type=org.appointmentscheduler.Unheard")).isEmpty();
    }

    private SlotHeld hold() {
        return stage.hold(stage.client("Ann"), provider, "2030-06-12T09:00:00Z", Duration.ofMinutes(15));
    }

    private List<String> names(String query) {
        return stage.list("/api/events" + query).stream()
                .map((JsonNode event) -> event.get("type").asString().replace("org.appointmentscheduler.", ""))
                .toList();
    }

    private static MetaData actor(String actor) {
        return MetaData.from(Map.of("actor", actor));
    }
}
