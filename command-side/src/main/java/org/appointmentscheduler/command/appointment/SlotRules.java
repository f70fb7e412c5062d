package org.appointmentscheduler.command.appointment;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.command.messaging.Rejected;

/** Which times can be asked for at all, whoever is free. */
final class SlotRules {

    private static final Duration LONGEST = Duration.ofHours(12);

    private SlotRules() {}

    static TimeRange requireOnGrid(Instant start, Duration duration) {
        if (!TimeRange.isOnGrid(start)) {
            throw new Rejected(Refusal.NOT_ON_GRID, "An appointment starts on a quarter hour.");
        }
        if (duration.compareTo(TimeRange.GRID) < 0
                || duration.compareTo(LONGEST) > 0
                || !duration.equals(TimeRange.GRID.multipliedBy(duration.dividedBy(TimeRange.GRID)))) {
            throw new Rejected(
                    Refusal.NOT_ON_GRID, "An appointment lasts 15 minutes to 12 hours, in steps of 15 minutes.");
        }
        return new TimeRange(start, duration);
    }

    static void requireNotice(TimeRange slot, Instant earliestStart) {
        if (slot.start().isBefore(earliestStart)) {
            throw new Rejected(
                    Refusal.TOO_SOON,
                    "The earliest time that can still be reserved is " + onGrid(earliestStart) + ".",
                    Map.of("earliestStart", onGrid(earliestStart)));
        }
    }

    /** The first quarter hour that starts at the instant or later. */
    private static Instant onGrid(Instant instant) {
        var grid = TimeRange.GRID.toSeconds();
        var seconds = instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0);
        return Instant.ofEpochSecond(Math.ceilDiv(seconds, grid) * grid);
    }
}
