package org.appointmentscheduler.query.calendar;

import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.QuarterHours;

/** What an appointment that is not confirmed has of a day. There may be a million, so it is small. */
final class Hold {

    private final Column column;
    private final long day;
    private final long firstBits;
    private final long lastBits;
    private final QuarterHours quarterHours;
    private final long expiresAt;

    /**
     * @param day counted from 1970
     * @param expiresAt in milliseconds from 1970
     */
    Hold(Column column, long day, AppointmentId appointment, QuarterHours quarterHours, long expiresAt) {
        this.column = column;
        this.day = day;
        firstBits = appointment.value().getMostSignificantBits();
        lastBits = appointment.value().getLeastSignificantBits();
        this.quarterHours = quarterHours;
        this.expiresAt = expiresAt;
    }

    Column column() {
        return column;
    }

    long day() {
        return day;
    }

    boolean isOf(AppointmentId appointment) {
        return firstBits == appointment.value().getMostSignificantBits()
                && lastBits == appointment.value().getLeastSignificantBits();
    }

    QuarterHours quarterHours() {
        return quarterHours;
    }

    long expiresAt() {
        return expiresAt;
    }

    boolean isLiveAt(long moment) {
        return expiresAt > moment;
    }
}
