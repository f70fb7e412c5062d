package org.appointmentscheduler.query.calendar;

import java.time.Duration;
import java.time.Instant;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.provider.ProviderId;
import org.appointmentscheduler.query.reading.Cursor;
import org.appointmentscheduler.query.reading.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for: slots of one length, in the order of their starts and then of their providers' identifiers.
 *
 * @param earliest no slot starts before
 * @param latest no slot ends after
 * @param after only slots that come after this one
 */
record Search(
        Instant now,
        Instant earliest,
        Instant latest,
        @Nullable ProviderId provider,
        Duration duration,
        int limit,
        @Nullable Cursor after) {

    private static final Duration LONGEST = Duration.ofHours(12);

    Search {
        if (duration.compareTo(TimeRange.GRID) < 0
                || duration.compareTo(LONGEST) > 0
                || duration.toNanos() % TimeRange.GRID.toNanos() != 0) {
            throw new Refused(
                    Refusal.NOT_ON_GRID, "An appointment lasts a multiple of 15 minutes, 15 minutes to 12 hours.");
        }
    }

    int quarterHours() {
        return (int) duration.dividedBy(TimeRange.GRID);
    }

    /** The first instant at which a slot can start. */
    Instant begin() {
        return after == null || after.start().isBefore(earliest) ? earliest : after.start();
    }
}
