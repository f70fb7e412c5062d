package org.appointmentscheduler.api.calendar;

import java.util.List;
import org.appointmentscheduler.api.provider.ProviderId;

/**
 * What withdrawing did.
 *
 * @param windowsWithdrawn how many 15-minute windows were published before and no longer are
 * @param ranges the time that was asked for, in order, without overlaps
 */
public record WithdrawnAvailability(ProviderId providerId, int windowsWithdrawn, List<TimeRange> ranges) {}
