package org.appointmentscheduler.faults.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Everything recorded of one appointment, kept even where it makes no sense: that is for the checks to say. */
public final class Life {

    private final String id;
    private final List<StoredEvent> events = new ArrayList<>();

    Life(String id) {
        this.id = id;
    }

    void add(StoredEvent event) {
        events.add(event);
    }

    public String id() {
        return id;
    }

    /** In the order of the stream. */
    public List<StoredEvent> events() {
        return events;
    }

    public List<StoredEvent> all(String type) {
        return events.stream().filter(event -> event.is(type)).toList();
    }

    public int count(String type) {
        return all(type).size();
    }

    public @Nullable StoredEvent find(String type) {
        return events.stream().filter(event -> event.is(type)).findFirst().orElse(null);
    }

    /** The event that began it; every check of streams runs before anything relies on it. */
    public StoredEvent held() {
        return Objects.requireNonNull(find("SlotHeld"), () -> "No SlotHeld in the stream of " + id);
    }

    public boolean isHeld() {
        return find("SlotHeld") != null;
    }

    public String client() {
        return held().text("clientId");
    }

    public String provider() {
        return held().text("providerId");
    }

    public Instant start() {
        return held().instant("start");
    }

    public Instant end() {
        return held().instant("end");
    }

    public Instant expiresAt() {
        return held().instant("expiresAt");
    }

    public boolean isConfirmed() {
        return count("AppointmentConfirmed") > 0;
    }

    /** The status as a fold of the events, the last one deciding. */
    public String status() {
        return switch (events.getLast().type()) {
            case "SlotHeld" -> "held";
            case "AppointmentConfirmed" -> "confirmed";
            case "HoldReleased" -> "released";
            case "HoldExpired" -> "expired";
            default -> events.getLast().type();
        };
    }
}
