package org.appointmentscheduler.server.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.appointmentscheduler.api.appointment.AppointmentStatus;
import org.appointmentscheduler.command.messaging.UnknownEvent;
import org.appointmentscheduler.server.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** As on the older of two nodes during an upgrade. */
class UnknownEventTest {

    @Test
    void stopsWhoeverNeedsItUntilAVersionThatKnowsIt(@TempDir Path data) {
        try (var app = RunningApplication.start(data, "scheduler.deadlines.enabled=false")) {
            var hold = app.bookings().hold();
            app.database().sql("""
                            insert into domain_event_entry (event_identifier, aggregate_identifier, sequence_number,
                                type, time_stamp, payload_type, payload, meta_data)
                            select 'later', aggregate_identifier, 1, type, time_stamp, 'of.a.LaterVersion', '{}', meta_data
                            from domain_event_entry where aggregate_identifier = :id""").param("id", hold.id().toString()).update();

            await().untilAsserted(() -> assertThat(views(app)).isEqualTo(Status.DOWN));
            assertThatExceptionOfType(UnknownEvent.class)
                    .isThrownBy(() -> app.bookings().confirm(hold))
                    .withMessageContaining("of.a.LaterVersion");

            app.database().sql("drop trigger domain_event_entry_append_only").update();
            app.database()
                    .sql("delete from domain_event_entry where event_identifier = 'later'")
                    .update();

            assertThat(app.bookings().confirm(hold).status()).isEqualTo(AppointmentStatus.CONFIRMED);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(views(app)).isEqualTo(Status.UP));
        }
    }

    private static Status views(RunningApplication app) {
        return app.context().getBean("views", HealthIndicator.class).health().getStatus();
    }
}
