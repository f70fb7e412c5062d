package org.appointmentscheduler.query.appointment;

import static org.appointmentscheduler.query.Stage.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.appointmentscheduler.api.appointment.AppointmentEvent.AppointmentConfirmed;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldExpired;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldReleased;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.appointment.AppointmentStatus;
import org.appointmentscheduler.query.QuerySideTest;
import org.appointmentscheduler.query.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@QuerySideTest
class AppointmentProjectionTest {

    @Autowired
    Stage stage;

    @Autowired
    AppointmentProjection projection;

    private SlotHeld held;

    @BeforeEach
    void aHold() {
        stage.clear();
        held = stage.hold(stage.client("Ann"), stage.provider("Bob"), "2030-06-12T09:00:00Z", Duration.ofMinutes(30));
    }

    @Test
    void aReplayEndsInTheSameState() {
        var second = stage.hold(held.clientId(), held.providerId(), "2030-06-12T10:00:00Z", Duration.ofMinutes(30));
        var third = stage.hold(held.clientId(), held.providerId(), "2030-06-12T11:00:00Z", Duration.ofMinutes(30));
        stage.hold(held.clientId(), held.providerId(), "2030-06-12T12:00:00Z", Duration.ofMinutes(30));
        stage.happens(confirmed(held.appointmentId()));
        stage.happens(released(second.appointmentId()));
        stage.happens(expired(third.appointmentId()));
        var before = stage.rows("appointment");
        assertThat(before).extracting(row -> row.get("STATUS")).contains("HELD", "CONFIRMED", "RELEASED", "EXPIRED");

        assertThat(stage.post("/api/admin/projections/appointments/replay")).hasStatus(202);

        assertThat(stage.rows("appointment")).isEqualTo(before);
    }

    @Test
    void anEventChangesNothingTheSecondTime() {
        stage.happens(confirmed(held.appointmentId()));
        var before = stage.rows("appointment");

        projection.on(held, 0);
        projection.on(confirmed(held.appointmentId()), 1);

        assertThat(stage.rows("appointment")).isEqualTo(before);
    }

    @Test
    void anOlderEventNeverUndoesALaterOne() {
        stage.happens(confirmed(held.appointmentId()));
        var before = stage.rows("appointment");

        projection.on(released(held.appointmentId()), 1);
        projection.on(expired(held.appointmentId()), 0);

        assertThat(stage.rows("appointment")).isEqualTo(before);
    }

    @Test
    void anAppointmentNobodyHasHeardOfIsNotIgnored() {
        var unknown = new AppointmentId(java.util.UUID.randomUUID());
        assertThatThrownBy(() -> projection.on(confirmed(unknown), 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsEveryStatusThereIs() {
        assertThat(AppointmentStatus.values()).allMatch(status -> status.name().length() <= 16);
    }

    private AppointmentConfirmed confirmed(AppointmentId id) {
        return new AppointmentConfirmed(id, held.clientId(), held.providerId(), NOW.plusSeconds(60));
    }

    private HoldReleased released(AppointmentId id) {
        return new HoldReleased(id, held.clientId(), held.providerId(), NOW.plusSeconds(60));
    }

    private HoldExpired expired(AppointmentId id) {
        return new HoldExpired(id, held.clientId(), held.providerId(), NOW.plus(Stage.HOLD));
    }
}
