package org.appointmentscheduler.query.analytics;

import java.util.List;
import java.util.Map;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.api.calendar.ProviderDayEvent;
import org.jspecify.annotations.Nullable;

/**
 * A figure drawn from the history: what each event adds to counters, and what their sums say. A new one is one class
 * more; after a replay of the view it covers everything since the first event.
 */
interface Metric {

    /** What it is asked for by. */
    String name();

    /** Counts something that happened to the appointment that began with the hold. */
    default void count(AppointmentEvent event, Hold hold, Counts counts) {}

    /** Counts something that happened to a provider's day. */
    default void count(ProviderDayEvent event, Counts counts) {}

    /** Rows of the same columns, in the order in which they are shown; null where there is nothing to draw from. */
    List<Map<String, @Nullable Object>> rows(Question question, Sums sums);
}
