package org.appointmentscheduler.command.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityPublished;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.AvailabilityWithdrawn;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimConfirmed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.ClaimFreed;
import org.appointmentscheduler.api.calendar.ProviderDayEvent.TimeClaimed;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldConfirmed;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldReturned;
import org.appointmentscheduler.api.client.ClientHoldsEvent.HoldTaken;
import org.appointmentscheduler.command.simulation.World.Recorded;

/** That no client and no crowd of newcomers ever had more than they may, told from the log by other code than the rules. */
final class Quotas {

    private static final int LEAST_SHARE = 8;

    /** What is taken and not confirmed of one client, by when. */
    private final Map<AppointmentId, HoldTaken> unconfirmed = new LinkedHashMap<>();

    private final Map<AppointmentId, HoldTaken> active = new LinkedHashMap<>();

    /** Of one day. */
    private final Map<AppointmentId, TimeClaimed> held = new HashMap<>();

    private final Map<AppointmentId, TimeClaimed> booked = new HashMap<>();
    private QuarterHours published = QuarterHours.NONE;

    private Quotas() {}

    static void check(List<Recorded> log) {
        var streams = new HashMap<String, Quotas>();
        for (var recorded : log) {
            streams.computeIfAbsent(recorded.event().getAggregateIdentifier(), _ -> new Quotas())
                    .apply(recorded.event().getPayload());
        }
    }

    private void apply(Object event) {
        switch (event) {
            case HoldTaken taken -> take(taken);
            case HoldConfirmed confirmed -> {
                unconfirmed.remove(confirmed.appointmentId());
                active.remove(confirmed.appointmentId());
            }
            case HoldReturned returned -> active.remove(returned.appointmentId());
            case AvailabilityPublished more -> published = published.plus(more.quarterHours());
            case AvailabilityWithdrawn less -> published = published.minus(less.quarterHours());
            case TimeClaimed claimed -> claim(claimed);
            case ClaimConfirmed confirmed ->
                booked.put(confirmed.appointmentId(), held.remove(confirmed.appointmentId()));
            case ClaimFreed freed -> held.remove(freed.appointmentId());
            default -> {
                // Counts for nothing.
            }
        }
    }

    private void take(HoldTaken taken) {
        active.put(taken.appointmentId(), taken);
        unconfirmed.put(taken.appointmentId(), taken);
        assertThat(active.values())
                .as("what %s holds at once", taken.clientId())
                .filteredOn(hold -> taken.takenAt().isBefore(hold.expiresAt()))
                .hasSizeLessThanOrEqualTo(Simulation.ACTIVE_HOLDS);
        assertThat(unconfirmed.values())
                .as("what %s leaves unconfirmed", taken.clientId())
                .filteredOn(hold -> taken.takenAt().isBefore(hold.takenAt().plus(Duration.ofHours(24))))
                .hasSizeLessThanOrEqualTo(Simulation.UNCONFIRMED_HOLDS);
    }

    private void claim(TimeClaimed claimed) {
        held.put(claimed.appointmentId(), claimed);
        var most = Math.max(LEAST_SHARE, published.count() * Simulation.PERCENT_OF_DAY / 100);
        if (claimed.clientId() != null) {
            Predicate<TimeClaimed> own = claim -> claimed.clientId().equals(claim.clientId());
            assertThat(count(held.values(), own, claimed.claimedAt()) + count(booked.values(), own, Instant.MIN))
                    .as("what %s has of a day", claimed.clientId())
                    .isLessThanOrEqualTo(most);
        }
        if (claimed.newcomer() != null) {
            assertThat(count(held.values(), claim -> claim.newcomer() != null, claimed.claimedAt()))
                    .as("what newcomers have of a day when %s came", claimed)
                    .isLessThanOrEqualTo(most);
        }
    }

    private static int count(Collection<TimeClaimed> claims, Predicate<TimeClaimed> whose, Instant at) {
        return claims.stream()
                .filter(whose)
                .filter(claim -> at.isBefore(claim.expiresAt()))
                .mapToInt(claim -> claim.quarterHours().count())
                .sum();
    }
}
