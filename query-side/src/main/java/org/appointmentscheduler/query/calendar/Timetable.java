package org.appointmentscheduler.query.calendar;

import java.time.Instant;
import java.util.List;
import org.appointmentscheduler.api.calendar.FreeSlot;
import org.appointmentscheduler.api.provider.ProviderId;

/** The time that providers have, now or at some moment; a hold that has lapsed by then is none. */
interface Timetable {

    /** At least one slot more than the search's limit, if there are so many. */
    List<FreeSlot> find(Search search);

    /** What became of the provider's time in {@code [from, to)}. */
    ProviderAvailability of(ProviderId provider, Instant from, Instant to, Instant now);
}
