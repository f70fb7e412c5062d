package org.appointmentscheduler.query.calendar;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.appointmentscheduler.api.calendar.QuarterHours;

/** What a provider has published of one UTC day, and how many of the day's events are in the view. */
@Entity
@Table(name = "calendar_day")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class CalendarDay {

    @EmbeddedId
    private DayKey key;

    private QuarterHours published;
    private long version;

    CalendarDay() {
        // For Hibernate.
    }

    /** A day of which nothing is known yet. */
    CalendarDay(DayKey key) {
        this.key = key;
        published = QuarterHours.NONE;
        version = -1;
    }

    /** Whether the event with this sequence number is already in here. */
    boolean knows(long sequenceNumber) {
        return sequenceNumber <= version;
    }

    void knowsNow(long sequenceNumber) {
        version = sequenceNumber;
    }

    DayKey key() {
        return key;
    }

    QuarterHours published() {
        return published;
    }

    long version() {
        return version;
    }

    Schedule.Day asScheduled() {
        return new Schedule.Day(published, QuarterHours.NONE, QuarterHours.NONE);
    }

    void publish(QuarterHours quarterHours) {
        published = published.plus(quarterHours);
    }

    void withdraw(QuarterHours quarterHours) {
        published = published.minus(quarterHours);
    }
}
