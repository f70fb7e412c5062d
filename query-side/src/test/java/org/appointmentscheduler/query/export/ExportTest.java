package org.appointmentscheduler.query.export;

import static org.appointmentscheduler.query.Stage.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.client.ClientEvent.ClientErased;
import org.appointmentscheduler.api.client.ClientEvent.ClientRegistered;
import org.appointmentscheduler.query.QuerySideTest;
import org.appointmentscheduler.query.Stage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@QuerySideTest
class ExportTest {

    @Autowired
    Stage stage;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void nobody() {
        stage.clear();
    }

    @Test
    void hasAllThatIsKeptAboutOneAndNothingOfOthers() {
        var ann = stage.client("Ann");
        var provider = stage.provider("Bob");
        stage.happens("Client", ann.toString(), new ClientRegistered(ann, NOW), MetaData.emptyInstance());
        var held = stage.hold(ann, provider, "2030-06-12T09:00:00Z", Duration.ofMinutes(15));
        stage.hold(stage.client("Eve"), provider, "2030-06-12T10:00:00Z", Duration.ofMinutes(15));

        var export = Stage.json(stage.get("/api/clients/{id}/export", ann));
        assertThat(export.propertyNames()).containsExactly("profile", "appointments", "events");
        assertThat(export.at("/profile/firstName").asString()).isEqualTo("Ann");
        assertThat(export.get("appointments")).hasSize(1);
        assertThat(export.at("/appointments/0/id").asString())
                .isEqualTo(held.appointmentId().toString());
        assertThat(export.get("events")
                        .valueStream()
                        .map(event -> event.get("type").asString()))
                .containsExactly("org.appointmentscheduler.ClientRegistered", "org.appointmentscheduler.SlotHeld");
    }

    @Test
    void whoIsErasedHasAPastAndNoProfile() {
        var ann = stage.client("Ann");
        stage.happens("Client", ann.toString(), new ClientRegistered(ann, NOW), MetaData.emptyInstance());
        stage.happens("Client", ann.toString(), new ClientErased(ann, NOW), MetaData.emptyInstance());
        database.sql("delete from person").update();
        assertThat(Stage.json(stage.get("/api/clients/{id}/appointments", ann)).get("items"))
                .isEmpty();
        for (var path : new String[] {"/api/clients/{id}", "/api/clients/{id}/export"}) {
            assertThat(Stage.refusal(stage.get(path, ann)).refusal()).isEqualTo(Refusal.CLIENT_NOT_FOUND);
        }
        assertThat(Stage.refusal(stage.get("/api/clients/{id}/appointments", UUID.randomUUID()))
                        .refusal())
                .isEqualTo(Refusal.CLIENT_NOT_FOUND);
    }
}
