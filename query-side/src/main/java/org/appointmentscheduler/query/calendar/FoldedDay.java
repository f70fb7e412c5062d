package org.appointmentscheduler.query.calendar;

import java.util.List;
import java.util.Optional;
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
}
