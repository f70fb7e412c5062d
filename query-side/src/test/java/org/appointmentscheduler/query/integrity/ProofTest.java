package org.appointmentscheduler.query.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.query.QuerySideTest;
import org.appointmentscheduler.query.SettableActor;
import org.appointmentscheduler.query.Stage;
import org.appointmentscheduler.query.sealing.SealedHistory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

@QuerySideTest
@DirtiesContext // The views cannot read what is written here, and try again for a while.
class ProofTest {

    @Autowired
    JdbcClient database;

    @Autowired
    Stage stage;

    @Autowired
    SettableActor actor;

    private final String appointment = UUID.randomUUID().toString();
    private SealedHistory history;

    @BeforeEach
    void anAppointmentAmongOthers() {
        stage.clear();
        history = SealedHistory.begin(database);
        history.happens(1);
        history.happens(2, appointment, 0);
        history.happens(4);
        history.seal();
        history.happens(5);
        history.happens(6, appointment, 1);
        history.seal();
        history.happens(7, appointment, 2);
    }

    @AfterEach
    void anAdministratorAsks() {
        actor.isAdministrator();
    }

    private String proof() {
        return new String(
                stage.get("/api/appointments/{id}/proof", appointment)
                        .getResponse()
                        .getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }

    @Test
    void holdsByItself() {
        var proof = ProofCheck.read(proof());
        assertThat(proof.appointmentId()).isEqualTo(appointment);
        assertThat(proof.events())
                .extracting(
                        event -> event.event().position(), event -> event.seal().number())
                .containsExactly(tuple(2L, 1L), tuple(6L, 2L));
        assertThat(proof.notYetSealed()).isEqualTo(1);
        assertThat(proof.keys()).containsExactly(history.key());
        assertThat(ProofCheck.firstFault(proof, List.of(history.key()))).isEmpty();
        assertThat(ProofCheck.firstFault(proof, List.of(new SealedHistory(database).key())))
                .contains("No trusted key has signed seal 1 as it is.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            \\{\\\\"n\\\\":1} | {\\\\"n\\\\":2}
            "position":6 | "position":5
            "index":1 | "index":0
            "events":2, | "events":3,
            08:00:00Z","key" | 08:00:01Z","key"
            "sequence":1 | "sequence":0
            "payloadRevision":null | "payloadRevision":"1\"""")
    void aChangedOneDoesNot(String text, String other) {
        var honest = proof();
        var changed = honest.replaceFirst(text, other);
        assertThat(changed).isNotEqualTo(honest);
        assertThat(ProofCheck.firstFault(ProofCheck.read(changed), List.of(history.key())))
                .isPresent();
    }

    @Test
    void isOfOneAppointment() {
        var other = proof().replace("\"appointmentId\":\"" + appointment, "\"appointmentId\":\"" + UUID.randomUUID());
        assertThat(ProofCheck.firstFault(ProofCheck.read(other), List.of(history.key())))
                .hasValueSatisfying(fault -> assertThat(fault).contains("is not of appointment"));
    }

    @Test
    void ofAnEventThatWasChangedProvesThat() {
        history.sql("update domain_event_entry set payload = '{}' where global_index = 6");
        assertThat(ProofCheck.firstFault(ProofCheck.read(proof()), List.of(history.key())))
                .contains("The event at position 6 is not what seal 2 was made of.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sealed_events = X'00'", "sealed_events = X''", "sealed_at = 'noon'", "root = ''"})
    void ofASpoiltSealProvesThat(String change) {
        history.sql("update seal set " + change + " where number = 2");
        assertThat(ProofCheck.firstFault(ProofCheck.read(proof()), List.of(history.key())))
                .hasValueSatisfying(fault -> assertThat(fault).contains("seal 2"));
    }

    @Test
    void isOpenToThoseWhoseAppointmentItIs() {
        var client = new ClientId(UUID.randomUUID());
        var provider = new ProviderId(UUID.randomUUID());
        history.sql("update domain_event_entry set payload = '{\"clientId\":\"%s\",\"providerId\":\"%s\"}'"
                        .formatted(client, provider)
                + " where global_index = 2");
        for (var own : List.of(new Actor.Client(client), new Actor.Provider(provider))) {
            actor.is(own);
            assertThat(ProofCheck.read(proof()).events()).as(own.toString()).hasSize(2);
        }
        for (var other : List.of(
                new Actor.Client(new ClientId(UUID.randomUUID())),
                new Actor.Provider(new ProviderId(UUID.randomUUID())),
                Actor.NOBODY)) {
            actor.is(other);
            refused(appointment);
        }
    }

    @Test
    void ofASpoiltFirstEventIsForThoseWhoMaySeeAll() {
        history.sql("update domain_event_entry set payload = '{\"clientId' where global_index = 2");
        assertThat(ProofCheck.firstFault(ProofCheck.read(proof()), List.of(history.key())))
                .contains("The event at position 2 is not what seal 1 was made of.");
        actor.is(new Actor.Client(new ClientId(UUID.randomUUID())));
        refused(appointment);
    }

    private void refused(String id) {
        assertThat(Stage.refusal(stage.get("/api/appointments/{id}/proof", id)).refusal())
                .isEqualTo(Refusal.APPOINTMENT_NOT_FOUND);
    }

    @Test
    void onlyAppointmentsHaveOne() {
        for (var id :
                List.of(UUID.randomUUID().toString(), "17", stage.client("Ann").toString())) {
            refused(id);
        }
    }
}
