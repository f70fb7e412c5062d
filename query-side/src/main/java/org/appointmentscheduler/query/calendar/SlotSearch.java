package org.appointmentscheduler.query.calendar;

import org.appointmentscheduler.api.calendar.FreeSlot;
import org.appointmentscheduler.query.reading.Cursor;
import org.appointmentscheduler.query.reading.Page;
import org.springframework.stereotype.Component;

/** Finds what can be reserved, without a journey to the database. */
@Component
class SlotSearch {

    private final NodeFreeTime freeTime;

    SlotSearch(NodeFreeTime freeTime) {
        this.freeTime = freeTime;
    }

    Page<FreeSlot> find(Search search) {
        return Page.cut(
                freeTime.at(search.now()).find(search),
                search.limit(),
                last -> new Cursor(last.start(), last.providerId().toString()).encoded());
    }
}
