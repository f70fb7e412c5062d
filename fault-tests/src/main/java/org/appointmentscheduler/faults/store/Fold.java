package org.appointmentscheduler.faults.store;

import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the views have to say, folded from the events by other code than the product's. */
public final class Fold {

    private Fold() {}

    static final String APPOINTMENT = "appointment";
    static final String DAY = "calendar_day";
    static final String CLAIM = "claim";

    /** The rows of each table under the table's name. */
    public static Map<String, Map<String, String>> tables(Bookings bookings) {
        return Map.of(APPOINTMENT, appointments(bookings), DAY, days(bookings), CLAIM, claims(bookings));
    }

    private static Map<String, String> appointments(Bookings bookings) {
        var rows = new TreeMap<String, String>();
        for (var life : bookings.lives()) {
            rows.put(
                    life.id(),
                    appointment(
                            life.status(),
                            life.client(),
                            life.provider(),
                            life.start(),
                            life.end(),
                            life.held().instant("heldAt"),
                            at(life, "AppointmentConfirmed", "confirmedAt"),
                            at(life, "HoldReleased", "releasedAt"),
                            at(life, "HoldExpired", "expiredAt"),
                            life.events().getLast().sequence()));
        }
        return rows;
    }

    private static @Nullable Instant at(Life life, String type, String field) {
        var event = life.find(type);
        return event == null ? null : event.instant(field);
    }

    static String appointment(
            String status,
            String client,
            String provider,
            Instant start,
            Instant end,
            Instant heldAt,
            @Nullable Instant confirmedAt,
            @Nullable Instant releasedAt,
            @Nullable Instant expiredAt,
            long version) {
        return "%s client=%s provider=%s %s/%s held=%s confirmed=%s released=%s expired=%s version=%d"
                .formatted(status, client, provider, start, end, heldAt, confirmedAt, releasedAt, expiredAt, version);
    }

    private static Map<String, String> days(Bookings bookings) {
        var rows = new TreeMap<String, String>();
        bookings.days().forEach((day, events) -> {
            var published = new BitSet();
            for (var event : events) {
                switch (event.type()) {
                    case "AvailabilityPublished" ->
                        published.or(Quarters.ofRanges(event.data().get("quarterHours")));
                    case "AvailabilityWithdrawn" ->
                        published.andNot(Quarters.ofRanges(event.data().get("quarterHours")));
                    default -> {
                        // A claim does not change what is published.
                    }
                }
            }
            rows.put(
                    day,
                    Quarters.toHex(published) + " version=" + events.getLast().sequence());
        });
        return rows;
    }

    /** By {@code provider/day/appointment}. */
    private static Map<String, String> claims(Bookings bookings) {
        var rows = new TreeMap<String, String>();
        bookings.days().forEach((day, events) -> {
            for (var event : events) {
                switch (event.type()) {
                    case "TimeClaimed" ->
                        rows.put(
                                day + "/" + event.text("appointmentId"),
                                claim(
                                        Quarters.toHex(
                                                Quarters.ofRanges(event.data().get("quarterHours"))),
                                        event.instant("expiresAt")));
                    case "ClaimConfirmed" ->
                        rows.computeIfPresent(
                                day + "/" + event.text("appointmentId"), (_, row) -> claim(row.substring(0, 24), null));
                    case "ClaimFreed" -> rows.remove(day + "/" + event.text("appointmentId"));
                    default -> {
                        // Publishing claims nothing.
                    }
                }
            }
        });
        return rows;
    }

    static String claim(String quarters, @Nullable Instant expiresAt) {
        return quarters + " expires=" + expiresAt;
    }
}
