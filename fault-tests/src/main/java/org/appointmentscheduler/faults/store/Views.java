package org.appointmentscheduler.faults.store;

import java.util.Map;
import java.util.Set;

/**
 * What the product's tables say, each row as comparable text under its key.
 *
 * @param timers the appointments for which a timer is set; empty where timers cannot be told apart
 * @param openHolds the appointments that the sweeper watches
 */
public record Views(
        Map<String, String> appointments,
        Map<String, String> days,
        Map<String, String> claims,
        Set<String> timers,
        Set<String> openHolds,
        long deadLetters) {}
