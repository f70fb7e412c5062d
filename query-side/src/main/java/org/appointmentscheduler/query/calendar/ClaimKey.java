package org.appointmentscheduler.query.calendar;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.ProviderDayId;

@Embeddable
record ClaimKey(String providerId, LocalDate utcDay, String appointmentId) {

    static ClaimKey of(ProviderDayId day, AppointmentId appointment) {
        return new ClaimKey(day.providerId().toString(), day.day(), appointment.toString());
    }
}
