package org.appointmentscheduler.faults.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The store as streams: the life of every appointment, and every provider's days. */
public final class Bookings {

    private static final Set<String> LIFE = Set.of("SlotHeld", "AppointmentConfirmed", "HoldReleased", "HoldExpired");
    private static final Set<String> DAY =
            Set.of("AvailabilityPublished", "AvailabilityWithdrawn", "TimeClaimed", "ClaimConfirmed", "ClaimFreed");

    private final List<StoredEvent> events;
    private final Map<String, Life> lives = new LinkedHashMap<>();
    private final Map<String, List<StoredEvent>> days = new TreeMap<>();

    public Bookings(List<StoredEvent> events) {
        this.events = events.stream()
                .sorted(Comparator.comparing(StoredEvent::stream).thenComparingLong(StoredEvent::sequence))
                .toList();
        for (var event : this.events) {
            if (LIFE.contains(event.type())) {
                lives.computeIfAbsent(event.stream(), Life::new).add(event);
            } else if (DAY.contains(event.type())) {
                days.computeIfAbsent(event.stream(), _ -> new ArrayList<>()).add(event);
            }
        }
    }

    /** By stream, then by sequence. */
    public List<StoredEvent> events() {
        return events;
    }

    public Collection<Life> lives() {
        return lives.values();
    }

    public @Nullable Life life(String appointment) {
        return lives.get(appointment);
    }

    /** By {@code provider/day}, in the order of the stream. */
    public Map<String, List<StoredEvent>> days() {
        return days;
    }
}
