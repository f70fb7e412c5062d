package org.appointmentscheduler.api.calendar;

import java.util.List;
import org.appointmentscheduler.api.provider.ProviderId;

/**
 * What publishing did.
 *
 * @param windowsPublished how many 15-minute windows became bookable that were not before
 * @param ranges the published time that was asked for, in order, without overlaps
 */
public record PublishedAvailability(ProviderId providerId, int windowsPublished, List<TimeRange> ranges) {}
