package org.appointmentscheduler.query.calendar;

import org.appointmentscheduler.api.AsOf;
import org.appointmentscheduler.query.history.PastStreams;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the time that providers have is looked up. */
@Component
class Timetables {

    private final CurrentTimetable current;
    private final JdbcClient database;
    private final PastStreams streams;

    Timetables(CurrentTimetable current, JdbcClient database, PastStreams streams) {
        this.current = current;
        this.database = database;
        this.streams = streams;
    }

    /** @param moment null for now */
    Timetable asOf(@Nullable AsOf moment) {
        return moment == null ? current : new PastTimetable(database, streams, moment);
    }
}
