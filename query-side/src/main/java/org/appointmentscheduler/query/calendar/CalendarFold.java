package org.appointmentscheduler.query.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.appointmentscheduler.api.calendar.ProviderDayEvent;
import org.appointmentscheduler.api.calendar.ProviderDayId;
import org.appointmentscheduler.query.reconciliation.FoldedView;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.stereotype.Component;

/** Lets the calendar be compared with its events, one provider's day at a time. */
@Component
class CalendarFold implements FoldedView {

    private final CalendarDays days;
    private final Claims claims;

    CalendarFold(CalendarDays days, Claims claims) {
        this.days = days;
        this.claims = claims;
    }

    @Override
    public String name() {
        return CalendarProjection.NAME;
    }

    @Override
    public Class<?> events() {
        return ProviderDayEvent.class;
    }

    @Override
    public Fold shown(String stream) {
        var key = DayKey.of(ProviderDayId.parse(stream));
        return fold(days.findById(key), claims.findByKeyProviderIdAndKeyUtcDay(key.providerId(), key.utcDay()));
    }

    @Override
    public Fold fold(List<? extends DomainEventMessage<?>> history) {
        var folded = FoldedDay.of(history);
        return fold(folded.day(), folded.claims());
    }

    private static Fold fold(Optional<CalendarDay> day, List<Claim> claims) {
        var rows = new ArrayList<Object>(claims);
        day.ifPresent(rows::add);
        return new Fold(day.map(CalendarDay::version).orElse(-1L), rows);
    }
}
