package org.appointmentscheduler.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What all events together say, told by other code than the application's: every appointment, and that no two of them
 * ever had the same time.
 */
final class Bookings {

    /** One appointment as its own events tell it. */
    static final class Booking {

        final String id;
        final String client;
        final String provider;
        final Instant start;
        final Instant end;
        final Instant expiresAt;
        String status = "held";

        private Booking(JsonNode held) {
            id = held.get("appointmentId").asString();
            client = held.get("clientId").asString();
            provider = held.get("providerId").asString();
            start = Instant.parse(held.get("start").asString());
            end = Instant.parse(held.get("end").asString());
            expiresAt = Instant.parse(held.get("expiresAt").asString());
        }

        private boolean isLiveAt(Instant instant) {
            return status.equals("confirmed") || status.equals("held") && instant.isBefore(expiresAt);
        }

        private boolean overlaps(Booking other) {
            return start.isBefore(other.end) && other.start.isBefore(end);
        }

        String statusAt(Instant instant) {
            return status.equals("held") && !instant.isBefore(expiresAt) ? "expired" : status;
        }

        @Override
        public String toString() {
            return id + " " + status + " " + provider + " " + start + "/" + end + " until " + expiresAt;
        }
    }

    private final Map<String, Booking> byId = new LinkedHashMap<>();
    private final Map<String, List<Booking>> byProvider = new HashMap<>();
    /** Of each provider's day, the quarter hours of each claim that was not freed. */
    private final Map<String, Map<String, Set<LocalTime>>> claims = new HashMap<>();

    private final Map<String, Set<LocalTime>> published = new HashMap<>();

    private Bookings() {}

    /** Fails at the first event that must not have happened. */
    static Bookings from(List<JsonNode> events) {
        var bookings = new Bookings();
        events.forEach(bookings::apply);
        return bookings;
    }

    Collection<Booking> all() {
        return byId.values();
    }

    Booking get(String id) {
        assertThat(byId).containsKey(id);
        return byId.get(id);
    }

    List<Booking> of(String provider) {
        return byProvider.getOrDefault(provider, List.of());
    }

    private void apply(JsonNode event) {
        var data = event.get("data");
        switch (event.get("type").asString().replaceFirst(".*\\.", "")) {
            case "SlotHeld" -> hold(event, data);
            case "AppointmentConfirmed" -> end(event, data, "confirmed");
            case "HoldReleased" -> end(event, data, "released");
            case "HoldExpired" -> end(event, data, "expired");
            case "AvailabilityPublished" -> quarterHoursOf(published, data).addAll(quarterHours(data));
            case "AvailabilityWithdrawn" -> withdraw(event, data);
            case "TimeClaimed" -> claim(event, data);
            case "ClaimFreed" ->
                assertThat(claimsOf(data).remove(data.get("appointmentId").asString()))
                        .as("%s frees what nobody has", event)
                        .isNotNull();
            default -> {}
        }
    }

    private void hold(JsonNode event, JsonNode data) {
        var booking = new Booking(data);
        var heldAt = Instant.parse(data.get("heldAt").asString());
        var rivals = byProvider.computeIfAbsent(booking.provider, _ -> new ArrayList<>());
        assertThat(rivals.stream().filter(rival -> rival.overlaps(booking) && rival.isLiveAt(heldAt)))
                .as("double booking by %s", event)
                .isEmpty();
        assertThat(byId.put(booking.id, booking)).as("held twice: %s", event).isNull();
        rivals.add(booking);
    }

    private void end(JsonNode event, JsonNode data, String status) {
        var booking = get(data.get("appointmentId").asString());
        assertThat(booking.status).as("%s of %s", event, booking).isEqualTo("held");
        var at = Instant.parse(event.get("time").asString());
        if (status.equals("expired")) {
            assertThat(at).as("%s of %s", event, booking).isEqualTo(booking.expiresAt);
        } else {
            assertThat(at).as("%s of %s", event, booking).isBefore(booking.expiresAt);
        }
        booking.status = status;
    }

    private void claim(JsonNode event, JsonNode data) {
        var wanted = quarterHours(data);
        assertThat(claimsOf(data).values().stream().flatMap(Set::stream).filter(wanted::contains))
                .as("claims what another has: %s", event)
                .isEmpty();
        assertThat(quarterHoursOf(published, data))
                .as("claims what is not published: %s", event)
                .containsAll(wanted);
        claimsOf(data).put(data.get("appointmentId").asString(), wanted);
    }

    private void withdraw(JsonNode event, JsonNode data) {
        var withdrawn = quarterHours(data);
        assertThat(claimsOf(data).values().stream().flatMap(Set::stream).filter(withdrawn::contains))
                .as("withdraws what somebody has: %s", event)
                .isEmpty();
        quarterHoursOf(published, data).removeAll(withdrawn);
    }

    private Map<String, Set<LocalTime>> claimsOf(JsonNode data) {
        return claims.computeIfAbsent(data.get("providerDayId").asString(), _ -> new HashMap<>());
    }

    private static Set<LocalTime> quarterHoursOf(Map<String, Set<LocalTime>> days, JsonNode data) {
        return days.computeIfAbsent(data.get("providerDayId").asString(), _ -> new HashSet<>());
    }

    /** From ranges such as {@code 09:00-12:30}. */
    private static Set<LocalTime> quarterHours(JsonNode data) {
        return data.get("quarterHours")
                .valueStream()
                .flatMap(range -> between(range.asString().split("-")))
                .collect(Collectors.toSet());
    }

    private static Stream<LocalTime> between(String[] ends) {
        var midnight = LocalDate.EPOCH.atStartOfDay(ZoneOffset.UTC).toInstant();
        var start = minutes(ends[0]);
        var end = minutes(ends[1]);
        return Stream.iterate(start, minute -> minute < end, minute -> minute + 15)
                .map(minute -> LocalTime.ofInstant(midnight.plusSeconds(60L * minute), ZoneOffset.UTC));
    }

    private static int minutes(String time) {
        return 60 * Integer.parseInt(time.substring(0, 2)) + Integer.parseInt(time.substring(3));
    }
}
