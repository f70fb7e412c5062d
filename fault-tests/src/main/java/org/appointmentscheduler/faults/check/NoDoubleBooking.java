package org.appointmentscheduler.faults.check;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.appointmentscheduler.faults.store.Bookings;
import org.appointmentscheduler.faults.store.Life;
import org.appointmentscheduler.faults.store.Quarters;
import org.appointmentscheduler.faults.store.StoredEvent;

/** I1: at every prefix of every day no quarter hour has two claims, and no provider has two bookings at once. */
final class NoDoubleBooking implements Check {

    @Override
    public Invariant invariant() {
        return Invariant.I1;
    }

    @Override
    public Verdict judge(Evidence evidence) {
        var complaints = new Complaints();
        streamsAreWhole(evidence.bookings(), complaints);
        evidence.bookings().days().forEach((day, events) -> day(day, events, complaints));
        evidence.bookings().lives().forEach(life -> life(life, complaints));
        bookingsAreApart(evidence.bookings(), complaints);
        bookedTimeIsClaimed(evidence.bookings(), complaints);
        return complaints.verdict(invariant());
    }

    private static void streamsAreWhole(Bookings bookings, Complaints complaints) {
        var next = new HashMap<String, Long>();
        for (var event : bookings.events()) {
            var expected = next.getOrDefault(event.stream(), 0L);
            complaints.require(
                    event.sequence() == expected,
                    "Stream %s goes on with %d instead of %d",
                    event.stream(),
                    event.sequence(),
                    expected);
            next.put(event.stream(), event.sequence() + 1);
        }
    }

    private static void day(String day, List<StoredEvent> events, Complaints complaints) {
        var published = new BitSet();
        var claims = new HashMap<String, BitSet>();
        var confirmed = new HashSet<String>();
        for (var event : events) {
            complaints.checked();
            switch (event.type()) {
                case "AvailabilityPublished" -> {
                    var added = quarters(event);
                    complaints.require(
                            !published.intersects(added), "%s publishes what is published already: %s", day, event);
                    published.or(added);
                }
                case "AvailabilityWithdrawn" -> {
                    var withdrawn = quarters(event);
                    claims.forEach((appointment, claimed) -> complaints.require(
                            !claimed.intersects(withdrawn), "%s withdrawn under %s: %s", day, appointment, event));
                    published.andNot(withdrawn);
                }
                case "TimeClaimed" -> claim(day, event, published, claims, complaints);
                case "ClaimConfirmed" -> {
                    var appointment = event.text("appointmentId");
                    complaints.require(
                            claims.containsKey(appointment), "%s confirms what is not claimed: %s", day, event);
                    complaints.require(confirmed.add(appointment), "%s confirms twice: %s", day, event);
                }
                case "ClaimFreed" -> {
                    var appointment = event.text("appointmentId");
                    complaints.require(
                            claims.remove(appointment) != null, "%s frees what is not claimed: %s", day, event);
                    complaints.require(!confirmed.contains(appointment), "%s frees what is booked: %s", day, event);
                }
                default -> complaints.require(false, "%s has an unexpected event: %s", day, event);
            }
        }
    }

    private static void claim(
            String day, StoredEvent event, BitSet published, Map<String, BitSet> claims, Complaints complaints) {
        var wanted = quarters(event);
        var unpublished = (BitSet) wanted.clone();
        unpublished.andNot(published);
        complaints.require(unpublished.isEmpty(), "%s claims what is not published: %s", day, event);
        claims.forEach((holder, claimed) ->
                complaints.require(!claimed.intersects(wanted), "%s claims what %s has: %s", day, holder, event));
        complaints.require(
                claims.put(event.text("appointmentId"), wanted) == null, "%s claims twice for one: %s", day, event);
    }

    private static BitSet quarters(StoredEvent event) {
        return Quarters.ofRanges(event.data().get("quarterHours"));
    }

    private static void life(Life life, Complaints complaints) {
        complaints.checked();
        complaints.require(
                life.events().getFirst().is("SlotHeld") && life.count("SlotHeld") == 1,
                "%s does not begin with one hold: %s",
                life.id(),
                life.events());
        complaints.require(life.events().size() <= 2, "%s ends more than once: %s", life.id(), life.events());
    }

    private static void bookingsAreApart(Bookings bookings, Complaints complaints) {
        var byProvider = bookings.lives().stream()
                .filter(life -> life.isHeld() && life.isConfirmed())
                .sorted(Comparator.comparing(Life::start))
                .collect(Collectors.groupingBy(Life::provider));
        byProvider.forEach((provider, booked) -> {
            for (var index = 1; index < booked.size(); index++) {
                var before = booked.get(index - 1);
                var after = booked.get(index);
                complaints.require(
                        !before.end().isAfter(after.start()),
                        "%s is booked twice: %s by %s and by %s",
                        provider,
                        after.start(),
                        before.id(),
                        after.id());
            }
        });
    }

    private static void bookedTimeIsClaimed(Bookings bookings, Complaints complaints) {
        var confirmed = bookings.days().values().stream()
                .flatMap(List::stream)
                .filter(event -> event.is("ClaimConfirmed"))
                .map(event -> event.text("appointmentId"))
                .collect(Collectors.toSet());
        for (var life : bookings.lives()) {
            complaints.require(
                    life.isConfirmed() == confirmed.contains(life.id()),
                    "%s and its day disagree about whether it is booked",
                    life.id());
        }
    }
}
