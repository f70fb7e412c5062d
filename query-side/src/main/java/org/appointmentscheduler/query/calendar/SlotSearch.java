package org.appointmentscheduler.query.calendar;

import org.appointmentscheduler.api.calendar.FreeSlot;
import org.appointmentscheduler.query.reading.Cursor;
import org.appointmentscheduler.query.reading.Page;

/** Finds what can be reserved. */
record SlotSearch(Timetable timetable) {

    Page<FreeSlot> find(Search search) {
        return Page.cut(
                timetable.find(search),
                search.limit(),
                last -> new Cursor(last.start(), last.providerId().toString()).encoded());
    }
}
