package org.appointmentscheduler.query.calendar;

import java.util.List;
import org.appointmentscheduler.api.calendar.TimeRange;

/** A provider's time: all that is published, and what became of it. */
record ProviderAvailability(
        List<TimeRange> published, List<TimeRange> free, List<TimeRange> held, List<TimeRange> booked) {}
