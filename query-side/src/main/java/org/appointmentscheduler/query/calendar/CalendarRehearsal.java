package org.appointmentscheduler.query.calendar;

import java.time.InstantSource;
import java.util.UUID;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityPublished;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.TimeClaimed;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;
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
class CalendarRehearsal implements ApplicationRunner {

    private final CalendarProjection projection;
    private final Claims claims;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    CalendarRehearsal(
            CalendarProjection projection,
            Claims claims,
            InstantSource clock,
            PlatformTransactionManager transactions) {
        this.projection = projection;
        this.claims = claims;
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
        var now = clock.instant();
        var day = new ProviderDayId(new ProviderId(UUID.randomUUID()), TimeRange.dayOf(now));
        var appointment = new AppointmentId(UUID.randomUUID());
        projection.on(new AvailabilityPublished(day, QuarterHours.ALL, now), 0);
        projection.on(new TimeClaimed(day, appointment, QuarterHours.ALL, now, now, null, null), 1);
        projection.on(new ClaimConfirmed(day, appointment, now), 2);
        claims.flush();
    }
}
