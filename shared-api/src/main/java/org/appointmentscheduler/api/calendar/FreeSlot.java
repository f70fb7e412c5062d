package org.appointmentscheduler.api.calendar;

import java.time.Instant;
import org.appointmentscheduler.api.provider.ProviderId;

/** A time that can be reserved: what search lists and a lost race offers instead. */
public record FreeSlot(ProviderId providerId, Instant start, Instant end) {}
