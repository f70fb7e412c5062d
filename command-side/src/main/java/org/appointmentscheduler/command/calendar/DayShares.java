package org.appointmentscheduler.command.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.command.messaging.Rejected;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of what a provider has published on a UTC day may be claimed by some. Whoever comes with a thousand
 * identities comes as a thousand newcomers, and gets no more than these may have together.
 *
 * @param percentOfDayPerClient what one client may hold and book: 1 to 100
 * @param percentOfDayForNewcomers what all clients who never confirmed anything may hold together: 1 to 100
 * @param leastShare what is never too much, so that short days can be booked: 15 minutes to 24 hours, on the grid
 */
@ConfigurationProperties("scheduler.policy")
record DayShares(
        @DefaultValue("50") int percentOfDayPerClient,
        @DefaultValue("50") int percentOfDayForNewcomers,
        @DefaultValue("PT2H") Duration leastShare) {

    private static final int ALL = 100;

    DayShares {
        requirePercentage("percent-of-day-per-client", percentOfDayPerClient);
        requirePercentage("percent-of-day-for-newcomers", percentOfDayForNewcomers);
        if (leastShare.compareTo(TimeRange.GRID) < 0
                || leastShare.compareTo(Duration.ofDays(1)) > 0
                || !leastShare.equals(TimeRange.GRID.multipliedBy(leastShare.dividedBy(TimeRange.GRID)))) {
            throw new IllegalArgumentException(
                    "scheduler.policy.least-share must be from PT15M to PT24H, in steps of 15 minutes, not "
                            + leastShare);
        }
    }

    private static void requirePercentage(String name, int value) {
        if (value < 1 || value > ALL) {
            throw new IllegalArgumentException("scheduler.policy." + name + " must be from 1 to 100, not " + value);
        }
    }

    /** @throws Rejected {@code CLIENT_LIMIT_REACHED} or {@code NEWCOMERS_LIMIT_REACHED} */
    void requireRoom(ProviderDay day, QuarterHours wanted, Claimant claimant, Instant now) {
        if (claimant.client() != null) {
            var own = share(percentOfDayPerClient, day, now, claim -> claim.isOf(claimant));
            if (!own.isRoomFor(wanted)) {
                throw refusal(
                        Refusal.CLIENT_LIMIT_REACHED,
                        "One client may hold and book",
                        percentOfDayPerClient,
                        own,
                        wanted);
            }
        }
        if (claimant.isNewcomer()) {
            var newcomers = share(percentOfDayForNewcomers, day, now, Claim::isHeldByNewcomer);
            if (!newcomers.isRoomFor(wanted)) {
                throw refusal(
                        Refusal.NEWCOMERS_LIMIT_REACHED,
                        "Clients who never confirmed anything may together hold",
                        percentOfDayForNewcomers,
                        newcomers,
                        wanted);
            }
        }
    }

    private Share share(int percent, ProviderDay day, Instant now, Predicate<Claim> whose) {
        var live = day.inUse(QuarterHours.ALL, now).stream().filter(whose).toList();
        var least = (int) leastShare.dividedBy(TimeRange.GRID);
        return new Share(Math.max(least, day.size() * percent / ALL), live);
    }

    private Rejected refusal(Refusal refusal, String who, int percent, Share share, QuarterHours wanted) {
        var values = share.limit(wanted);
        if (refusal == Refusal.CLIENT_LIMIT_REACHED) {
            values.put("quota", "shareOfDay");
        }
        return new Rejected(
                refusal,
                who + " " + share.time() + " of this day: " + percent + " percent of it, and at least " + leastShare
                        + ".",
                values);
    }
}
