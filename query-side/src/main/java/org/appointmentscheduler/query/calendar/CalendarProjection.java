package org.appointmentscheduler.query.calendar;

import java.util.function.Consumer;
import org.appointmentscheduler.api.calendar.ProviderDayEvent;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityPublished;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityWithdrawn;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimFreed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.TimeClaimed;
import org.appointmentscheduler.query.projection.Rows;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/**
 * Keeps {@code calendar_day} and {@code claim} in step with the events. An event that is in there already changes
 * nothing. A lapsed hold stays until its day frees it; readers leave it out by its time.
 */
@Component
@ProcessingGroup(CalendarProjection.NAME)
class CalendarProjection {

    static final String NAME = "calendar";

    private final Rows<CalendarDay, DayKey> days;
    private final Rows<Claim, ClaimKey> claims;

    CalendarProjection(Rows<CalendarDay, DayKey> days, Rows<Claim, ClaimKey> claims) {
        this.days = days;
        this.claims = claims;
    }

    @EventHandler
    void on(AvailabilityPublished event, @SequenceNumber long version) {
        change(event, version, day -> day.publish(event.quarterHours()));
    }

    @EventHandler
    void on(AvailabilityWithdrawn event, @SequenceNumber long version) {
        change(event, version, day -> day.withdraw(event.quarterHours()));
    }

    @EventHandler
    void on(TimeClaimed event, @SequenceNumber long version) {
        var key = ClaimKey.of(event.providerDayId(), event.appointmentId());
        change(event, version, _ -> claims.save(new Claim(key, event.quarterHours(), event.expiresAt())));
    }

    @EventHandler
    void on(ClaimConfirmed event, @SequenceNumber long version) {
        var key = ClaimKey.of(event.providerDayId(), event.appointmentId());
        change(
                event,
                version,
                _ -> claims.save(claims.findById(key).orElseThrow().confirmed()));
    }

    @EventHandler
    void on(ClaimFreed event, @SequenceNumber long version) {
        var key = ClaimKey.of(event.providerDayId(), event.appointmentId());
        change(event, version, _ -> claims.deleteById(key));
    }

    @ResetHandler
    void reset() {
        claims.deleteAllInBatch();
        days.deleteAllInBatch();
    }

    private void change(ProviderDayEvent event, long version, Consumer<CalendarDay> change) {
        var key = DayKey.of(event.providerDayId());
        var day = days.findById(key).orElseGet(() -> new CalendarDay(key));
        if (!day.knows(version)) {
            change.accept(day);
            day.knowsNow(version);
            days.save(day);
        }
    }
}
