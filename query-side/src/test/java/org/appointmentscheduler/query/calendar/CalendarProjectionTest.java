package org.appointmentscheduler.query.calendar;

import static org.appointmentscheduler.query.Stage.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityPublished;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityWithdrawn;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimFreed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.TimeClaimed;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.query.QuerySideTest;
import org.appointmentscheduler.query.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@QuerySideTest
class CalendarProjectionTest {

    private static final QuarterHours NINE = QuarterHours.between(36, 40);
    private static final Instant EXPIRES = NOW.plus(Duration.ofMinutes(30));

    @Autowired
    Stage stage;

    @Autowired
    CalendarProjection projection;

    @Autowired
    JdbcClient database;

    private ProviderDayId day;
    private final AppointmentId first = new AppointmentId(UUID.randomUUID());
    private final AppointmentId second = new AppointmentId(UUID.randomUUID());

    @BeforeEach
    void aPublishedDay() {
        stage.clear();
        day = new ProviderDayId(stage.provider("Bob"), LocalDate.parse("2030-06-12"));
        stage.happens(new AvailabilityPublished(day, QuarterHours.between(32, 72), NOW));
    }

    @Test
    void aReplayEndsInTheSameState() {
        stage.happens(new AvailabilityWithdrawn(day, QuarterHours.between(32, 36), NOW));
        stage.happens(claimed(first));
        stage.happens(new ClaimConfirmed(day, first, NOW));
        stage.happens(new TimeClaimed(day, second, QuarterHours.between(50, 52), NOW, EXPIRES, null, null));
        var days = stage.rows("calendar_day");
        var claims = stage.rows("claim");
        assertThat(days).hasSize(1);
        assertThat(claims).hasSize(2);

        database.sql("insert into calendar_day (provider_id, utc_day, published, version) "
                        + "values ('nobody', '2030-06-12', '000000000000000000000001', 0)")
                .update();
        database.sql("insert into claim (provider_id, utc_day, appointment_id, quarter_hours) "
                        + "values ('nobody', '2030-06-12', 'none', '000000000000000000000001')")
                .update();

        assertThat(stage.post("/api/admin/projections/calendar/replay")).hasStatus(202);

        assertThat(stage.rows("calendar_day")).isEqualTo(days);
        assertThat(stage.rows("claim")).isEqualTo(claims);
    }

    @Test
    void aLapsedClaimMakesWayForANewOneInTheSameTime() {
        stage.happens(claimed(first));
        stage.happens(new ClaimFreed(day, first, EXPIRES));
        stage.happens(claimed(second));
        assertThat(stage.rows("claim"))
                .extracting(row -> row.get("APPOINTMENT_ID"))
                .containsExactly(second.toString());
    }

    @Test
    void anAppointmentMayClaimATimeAgain() {
        stage.happens(claimed(first));
        stage.happens(new ClaimFreed(day, first, NOW));
        stage.happens(claimed(first));
        assertThat(stage.rows("claim")).hasSize(1);
    }

    @Test
    void anEventChangesNothingTheSecondTime() {
        stage.happens(claimed(first));
        stage.happens(new ClaimConfirmed(day, first, NOW));
        stage.happens(claimed(second));
        stage.happens(new ClaimFreed(day, second, NOW));
        var days = stage.rows("calendar_day");
        var claims = stage.rows("claim");

        projection.on(new AvailabilityPublished(day, QuarterHours.ALL, NOW), 0);
        projection.on(claimed(first), 1);
        projection.on(new ClaimConfirmed(day, first, NOW), 2);
        projection.on(claimed(second), 3);
        projection.on(new ClaimFreed(day, second, NOW), 4);
        projection.on(new AvailabilityWithdrawn(day, QuarterHours.ALL, NOW), 4);

        assertThat(stage.rows("calendar_day")).isEqualTo(days);
        assertThat(stage.rows("claim")).isEqualTo(claims);
    }

    private TimeClaimed claimed(AppointmentId appointment) {
        return new TimeClaimed(day, appointment, NINE, NOW, EXPIRES, null, null);
    }
}
