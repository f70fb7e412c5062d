package org.appointmentscheduler.query.calendar;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.appointmentscheduler.api.calendar.ProviderDayId;

@Embeddable
record DayKey(String providerId, LocalDate utcDay) {

    static DayKey of(ProviderDayId id) {
        return new DayKey(id.providerId().toString(), id.day());
    }
}
