package org.appointmentscheduler.api.calendar;

import java.util.List;
import org.appointmentscheduler.api.provider.ProviderId;

/** What a provider can ask of the calendar. Each changes all the days it names, or none. */
public sealed interface CalendarCommand {

    ProviderId providerId();

    List<TimeRange> ranges();

    /** Makes time bookable. Time that is published already stays as it is. */
    record PublishAvailability(ProviderId providerId, List<TimeRange> ranges) implements CalendarCommand {}

    /** Takes time back that nobody holds or has booked. */
    record WithdrawAvailability(ProviderId providerId, List<TimeRange> ranges) implements CalendarCommand {}
}
