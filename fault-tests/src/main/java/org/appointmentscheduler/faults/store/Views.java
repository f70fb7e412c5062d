package org.appointmentscheduler.faults.store;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the product's tables say, each row as comparable text under its key.
 *
 * @param tables the rows of each table under the table's name
 * @param timers the appointments for which a timer is set; empty where timers cannot be told apart
 * @param openHolds the appointments that the sweeper watches
 */
public record Views(
        Map<String, Map<String, String>> tables, Set<String> timers, Set<String> openHolds, long deadLetters) {

    public Map<String, String> table(String name) {
        return Objects.requireNonNull(tables.get(name));
    }
}
