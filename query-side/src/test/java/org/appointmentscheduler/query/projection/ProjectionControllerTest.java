package org.appointmentscheduler.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.query.QuerySideTest;
import org.appointmentscheduler.query.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@QuerySideTest
class ProjectionControllerTest {

    @Autowired
    Stage stage;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void someEvents() {
        stage.clear();
        for (var number = 0; number < 10; number++) {
            stage.hold(
                    stage.client("Ann"),
                    stage.provider("Bob"),
                    "2030-06-12T%02d:00:00Z".formatted(number),
                    Duration.ofMinutes(15));
        }
        stage.settle();
    }

    @Test
    void tellsHowFarEachProjectionIs() {
        var projections = stage.list("/api/admin/projections");
        assertThat(projections)
                .extracting(each -> each.get("name").asString())
                .containsExactly("analytics", "appointments", "calendar", "free-time");
        assertThat(projections).allSatisfy(each -> {
            assertThat(each.propertyNames())
                    .containsExactly(
                            "name",
                            "position",
                            "head",
                            "lag",
                            "segments",
                            "running",
                            "failed",
                            "replaying",
                            "progress",
                            "deadLetters");
            assertThat(each.get("position").asLong() + each.get("lag").asLong())
                    .isEqualTo(each.get("head").asLong());
            assertThat(each.get("segments").asInt())
                    .isEqualTo(each.get("name").asString().equals("free-time") ? 1 : 4);
            assertThat(each.get("running").asBoolean()).isTrue();
            assertThat(each.get("failed").asBoolean()).isFalse();
            assertThat(each.get("deadLetters").asLong()).isZero();
        });
    }

    @Test
    void theListComesInPages() {
        var first = Stage.json(stage.get("/api/admin/projections?limit=1"));
        assertThat(first.get("next").asString()).isEqualTo("analytics");
        assertThat(stage.walk("/api/admin/projections?limit=1"))
                .extracting(each -> each.get("name").asString())
                .containsExactly("analytics", "appointments", "calendar", "free-time");
    }

    @Test
    void aReplayReadsEverythingAgain() {
        database.sql("delete from appointment").update();
        database.sql("delete from claim").update();

        var answer = stage.post("/api/admin/projections/appointments/replay");

        assertThat(answer).hasStatus(202);
        assertThat(answer).bodyJson().extractingPath("name").isEqualTo("appointments");
        assertThat(stage.rows("appointment")).hasSize(10);
        assertThat(stage.rows("claim")).as("of another projection").isEmpty();
    }

    @Test
    void aRepeatedRequestDoesNotReplayAgain() throws UnsupportedEncodingException {
        var first = stage.postOnce("/api/admin/projections/appointments/replay", "once");
        stage.settle();
        database.sql("update appointment set version = 99").update();
        var again = stage.postOnce("/api/admin/projections/appointments/replay", "once");
        assertThat(again).hasStatus(202).headers().hasValue("Idempotency-Replayed", "true");
        assertThat(again).bodyText().isEqualTo(first.getResponse().getContentAsString());
        assertThat(stage.rows("appointment")).allMatch(row -> row.get("VERSION").equals(99L));
    }

    @Test
    void aReplayEmptiesTheViewFirst() {
        database.sql("update appointment set client_id = 'nobody', version = 99")
                .update();
        assertThat(stage.post("/api/admin/projections/appointments/replay")).hasStatus(202);
        assertThat(stage.rows("appointment")).noneMatch(row -> "nobody".equals(row.get("CLIENT_ID")));
    }

    @Test
    void hasFailedOnlyWhileNobodyIsAtWork() {
        database.sql("alter table appointment rename to appointment_away").update();
        try {
            stage.hold(stage.client("Ann"), stage.provider("Bob"), "2030-06-13T09:00:00Z", Duration.ofMinutes(15));
            await().atMost(Duration.ofSeconds(20)).until(this::appointmentsHaveFailed);
            await().atMost(Duration.ofSeconds(20)).until(() -> takenOver() == 4);
            assertThat(appointmentsHaveFailed()).isFalse();
        } finally {
            database.sql("alter table appointment_away rename to appointment").update();
            database.sql("update token_entry set owner = null").update();
        }
    }

    private int takenOver() {
        database.sql("update token_entry set owner = 'another node', timestamp = '2999-01-01T00:00:00Z' "
                        + "where processor_name = 'appointments'")
                .update();
        return database.sql("select count(*) from token_entry where owner = 'another node'")
                .query(Integer.class)
                .single();
    }

    private boolean appointmentsHaveFailed() {
        return stage.list("/api/admin/projections").stream()
                .filter(each -> each.get("name").asString().equals("appointments"))
                .anyMatch(each -> each.get("failed").asBoolean());
    }

    @Test
    void aReplayTakesTheWorkFromOtherNodes() {
        database.sql("update token_entry set owner = 'another node', timestamp = '2999-01-01T00:00:00Z' "
                        + "where processor_name = 'calendar'")
                .update();
        database.sql("delete from claim").update();
        assertThat(stage.post("/api/admin/projections/calendar/replay")).hasStatus(202);
        assertThat(stage.rows("claim")).hasSize(10);
    }

    @Test
    void namesAnUnknownProjection() {
        assertThat(Stage.refusal(stage.post("/api/admin/projections/nonsense/replay"))
                        .refusal())
                .isEqualTo(Refusal.PROJECTION_NOT_FOUND);
    }
}
