package org.appointmentscheduler.query.appointment;

import static org.appointmentscheduler.query.Stage.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.appointment.AppointmentEvent.AppointmentConfirmed;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldExpired;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldReleased;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.query.QuerySideTest;
import org.appointmentscheduler.query.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class AppointmentQueryControllerTest {

    private static final String START = "2030-06-12T09:00:00Z";
    private static final Instant EXPIRES = NOW.plus(Stage.HOLD);

    @Autowired
    Stage stage;

    private ClientId client;
    private ProviderId provider;

    @BeforeEach
    void people() {
        stage.clear();
        client = stage.client("Ann");
        provider = stage.provider("Bob");
    }

    @Test
    void readsAHold() {
        var held = hold(START);
        var answer = read(held);
        assertThat(answer).isEqualTo("""
                {"id":"%s","status":"held","clientId":"%s","providerId":"%s",\
                "start":"2030-06-12T09:00:00Z","end":"2030-06-12T09:45:00Z","heldAt":"2030-06-10T08:00:00Z",\
                "expiresAt":"2030-06-10T08:30:00Z","expiresInSeconds":1800}""".formatted(held.appointmentId(), client, provider));
    }

    @Test
    void namesTheVersionForALaterCondition() {
        var held = hold(START);
        assertThat(stage.get("/api/appointments/{id}", held.appointmentId())).hasHeader("ETag", "\"0\"");
        stage.happens(confirmed(held));
        assertThat(stage.get("/api/appointments/{id}", held.appointmentId())).hasHeader("ETag", "\"1\"");
    }

    @Test
    void readsAConfirmedAppointment() {
        var held = hold(START);
        stage.happens(confirmed(held));
        stage.now(EXPIRES);
        assertThat(read(held))
                .contains("\"status\":\"confirmed\"", "\"confirmedAt\":\"2030-06-10T08:01:00Z\"")
                .doesNotContain("expire");
    }

    @Test
    void readsAReleasedHold() {
        var held = hold(START);
        stage.happens(new HoldReleased(held.appointmentId(), client, provider, NOW.plusSeconds(60)));
        stage.now(EXPIRES);
        assertThat(read(held))
                .contains("\"status\":\"released\"", "\"releasedAt\":\"2030-06-10T08:01:00Z\"")
                .doesNotContain("expire");
    }

    @Test
    void aHoldReadsExpiredFromItsEndOnToTheMillisecond() {
        var held = hold(START);
        stage.now(EXPIRES.minusMillis(1));
        assertThat(read(held)).contains("\"status\":\"held\"", "\"expiresInSeconds\":0");
        assertThat(ofClient("?status=held")).hasSize(1);
        assertThat(ofClient("?status=expired")).isEmpty();

        stage.now(EXPIRES);
        assertThat(read(held))
                .contains("\"status\":\"expired\"", "\"expiredAt\":\"2030-06-10T08:30:00Z\"")
                .doesNotContain("expiresInSeconds");
        assertThat(ofClient("?status=held")).isEmpty();
        assertThat(ofClient("?status=expired")).hasSize(1);
    }

    @Test
    void theInstantsBetweenMillisecondsStillBelongToTheHold() {
        hold(START);
        stage.now(EXPIRES.minusNanos(1));
        assertThat(ofClient("?status=held")).hasSize(1);
        assertThat(ofClient("?status=expired")).isEmpty();
    }

    @Test
    void anUnchangedVersionIsNoReasonToSayNotModified() {
        var held = hold(START);
        stage.now(EXPIRES);
        stage.settle();
        assertThat(stage.getIfNoneMatch("\"0\"", "/api/appointments/{id}", held.appointmentId()))
                .hasStatusOk()
                .bodyText()
                .contains("\"status\":\"expired\"");
    }

    @Test
    void aRecordedExpiryReadsTheSame() {
        var held = hold(START);
        stage.now(EXPIRES);
        var before = read(held);
        stage.happens(new HoldExpired(held.appointmentId(), client, provider, EXPIRES));
        assertThat(read(held)).isEqualTo(before);
        assertThat(ofClient("?status=expired")).hasSize(1);
    }

    @Test
    void listsByStartWithinARange() {
        hold("2030-06-13T09:00:00Z");
        hold("2030-06-12T09:00:00Z");
        hold("2030-06-14T09:00:00Z");
        assertThat(ofProvider(""))
                .extracting(each -> each.get("start").asString())
                .isSorted()
                .hasSize(3);
        assertThat(ofProvider("?from=2030-06-12T09:00:00Z&to=2030-06-13T09:00:00Z"))
                .extracting(each -> each.get("start").asString())
                .containsExactly("2030-06-12T09:00:00Z");
        assertThat(ofProvider("?from=2030-06-12T09:00:01Z")).hasSize(2);
    }

    @Test
    void pagingWalksEverythingExactlyOnce() {
        var random = new Random(4711);
        var ids = IntStream.range(0, 23)
                .mapToObj(_ -> hold("2030-06-1%dT09:00:00Z".formatted(2 + random.nextInt(4))))
                .map(held -> held.appointmentId().toString())
                .toList();
        var walked = stage.walk("/api/clients/" + client + "/appointments?limit=4");
        assertThat(walked).extracting(each -> each.get("id").asString()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(walked)
                .isSortedAccordingTo(Comparator.<JsonNode, String>comparing(
                                each -> each.get("start").asString())
                        .thenComparing(each -> each.get("id").asString()));
    }

    @Test
    void namesWhatIsUnknown() {
        assertThat(refusal("/api/appointments/" + UUID.randomUUID())).isEqualTo(Refusal.APPOINTMENT_NOT_FOUND);
        assertThat(refusal("/api/appointments/17")).isEqualTo(Refusal.APPOINTMENT_NOT_FOUND);
        assertThat(refusal("/api/clients/" + provider + "/appointments")).isEqualTo(Refusal.CLIENT_NOT_FOUND);
        assertThat(refusal("/api/providers/" + client + "/appointments")).isEqualTo(Refusal.PROVIDER_NOT_FOUND);
    }

    private SlotHeld hold(String start) {
        return stage.hold(client, provider, start, Duration.ofMinutes(45));
    }

    private static AppointmentConfirmed confirmed(SlotHeld held) {
        return new AppointmentConfirmed(held.appointmentId(), held.clientId(), held.providerId(), NOW.plusSeconds(60));
    }

    private String read(SlotHeld held) {
        return Stage.text(stage.get("/api/appointments/{id}", held.appointmentId()));
    }

    private List<JsonNode> ofClient(String query) {
        return stage.list("/api/clients/" + client + "/appointments" + query);
    }

    private List<JsonNode> ofProvider(String query) {
        return stage.list("/api/providers/" + provider + "/appointments" + query);
    }

    private Refusal refusal(String uri) {
        return Stage.refusal(stage.get(uri)).refusal();
    }
}
