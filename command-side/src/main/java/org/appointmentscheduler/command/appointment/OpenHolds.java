package org.appointmentscheduler.command.appointment;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.appointmentscheduler.api.appointment.AppointmentEvent.AppointmentConfirmed;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldExpired;
import org.appointmentscheduler.api.appointment.AppointmentEvent.HoldReleased;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which holds are open and when they end, so that the sweeper knows where to look. A view like any other: it decides
 * nothing and can be rebuilt.
 */
@Component
@ProcessingGroup("open-holds")
class OpenHolds {

    private final JdbcClient database;
    private final InstantSource clock;

    OpenHolds(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The holds that ended at least so long ago without being recorded as expired, the oldest first. */
    List<AppointmentId> overdueFor(Duration atLeast, int limit) {
        return database.sql("""
                        select appointment_id from open_hold where expires_at <= :due
                        order by expires_at fetch first :limit rows only""")
                .param("due", clock.instant().minus(atLeast).atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> AppointmentId.parse(row.getString("appointment_id")))
                .list();
    }

    @EventHandler
    void on(SlotHeld event) {
        database.sql("""
                        insert into open_hold (appointment_id, expires_at)
                        select cast(:id as varchar), cast(:expiresAt as timestamp(3) with time zone)
                        where not exists (select 1 from open_hold where appointment_id = :id)""")
                .param("id", event.appointmentId().toString())
                .param("expiresAt", event.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    @EventHandler
    void on(AppointmentConfirmed event) {
        close(event.appointmentId());
    }

    @EventHandler
    void on(HoldReleased event) {
        close(event.appointmentId());
    }

    @EventHandler
    void on(HoldExpired event) {
        close(event.appointmentId());
    }

    @ResetHandler
    void reset() {
        database.sql("delete from open_hold").update();
    }

    private void close(AppointmentId appointment) {
        database.sql("delete from open_hold where appointment_id = :id")
                .param("id", appointment.toString())
                .update();
    }
}
