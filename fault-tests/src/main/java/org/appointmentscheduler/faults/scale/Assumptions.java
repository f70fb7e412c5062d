package org.appointmentscheduler.faults.scale;

import java.util.Map;
import java.util.TreeMap;

/** What nobody can measure here: how much is booked, by whom, and what machines cost. */
final class Assumptions {

    private static final Map<String, Double> DEFAULTS = Map.ofEntries(
            Map.entry("appointments", 1e9),
            Map.entry("years", 1.0),
            Map.entry("peak.factor", 10.0),
            Map.entry("people", 2e8),
            Map.entry("providers", 1e6),
            Map.entry("reads.per.booking", 50.0),
            Map.entry("hold.seconds", 300.0),
            // Of the events' indexes, what is touched again and again: the days of the coming weeks.
            Map.entry("hot.part", 0.1),
            Map.entry("memory.gib.for.indexes", 32.0),
            Map.entry("restore.bytes.per.second", 200e6),
            Map.entry("restore.hours", 1.0),
            Map.entry("commands.per.partition", 500.0),
            Map.entry("commands.per.node", 250.0),
            Map.entry("reads.per.node", 1_000.0),
            Map.entry("partitions.tried", 16.0),
            Map.entry("price.database.month", 400.0),
            Map.entry("price.node.month", 60.0),
            Map.entry("price.storage.gib.month", 0.12),
            Map.entry("price.backup.gib.month", 0.03));

    private Assumptions() {}

    /** @param changed such as {@code appointments=1e8} */
    static Map<String, Double> with(String... changed) {
        var all = new TreeMap<>(DEFAULTS);
        for (var change : changed) {
            var equals = change.indexOf('=');
            var name = change.substring(0, Math.max(equals, 0));
            if (!all.containsKey(name)) {
                throw new IllegalArgumentException("Known are " + all);
            }
            all.put(name, Double.parseDouble(change.substring(equals + 1)));
        }
        return all;
    }
}
