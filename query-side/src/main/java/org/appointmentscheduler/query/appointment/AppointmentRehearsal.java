package org.appointmentscheduler.query.appointment;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.appointmentscheduler.api.appointment.AppointmentEvent.AppointmentConfirmed;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.client.ClientId;
import org.appointmentscheduler.api.provider.ProviderId;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Plays a booking through the view before the application is ready, and takes it back. The first one takes Hibernate
 * longer than a caller who waits for its change would wait.
 */
@Component
class AppointmentRehearsal implements ApplicationRunner {

    private final AppointmentProjection projection;
    private final AppointmentRows rows;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    AppointmentRehearsal(
            AppointmentProjection projection,
            AppointmentRows rows,
            InstantSource clock,
            PlatformTransactionManager transactions) {
        this.projection = projection;
        this.rows = rows;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            play();
        });
    }

    private void play() {
        var id = new AppointmentId(UUID.randomUUID());
        var client = new ClientId(UUID.randomUUID());
        var provider = new ProviderId(UUID.randomUUID());
        var now = clock.instant();
        projection.on(
                new SlotHeld(id, client, provider, now, now, now, now, Duration.ZERO, Duration.ZERO, "rehearsal"), 0);
        projection.on(new AppointmentConfirmed(id, client, provider, now), 1);
        rows.flush();
    }
}
