package org.appointmentscheduler.query.calendar;

import java.util.List;
import java.util.Optional;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.query.reconciliation.Played;
import org.appointmentscheduler.query.reconciliation.RowsInMemory;
import org.axonframework.eventhandling.DomainEventMessage;

/** What the calendar's tables should have of a provider's day after its first events. */
record FoldedDay(Optional<CalendarDay> day, List<Claim> claims) {

    static FoldedDay of(List<? extends DomainEventMessage<?>> history) {
        var days = new RowsInMemory<>(CalendarDay::key);
        var claims = new RowsInMemory<>(Claim::key);
        Played.on(new CalendarProjection(days, claims), history);
        return new FoldedDay(days.all().stream().findFirst(), claims.all());
    }

    /** In place of all that was known there of the day. */
    void showIn(FreeTime freeTime, ProviderDayId id) {
        day.ifPresent(known -> freeTime.replace(id, known.published(), known.version()));
        for (var claim : claims) {
            freeTime.claim(id, claim.appointmentId(), claim.quarterHours(), claim.expiresAt());
        }
    }
}
