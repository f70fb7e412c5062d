package org.appointmentscheduler.command.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.appointmentscheduler.api.calendar.QuarterHours;
import org.appointmentscheduler.api.calendar.TimeRange;

/**
 * What some have of a day.
 *
 * @param most how many quarter hours they may have
 * @param claims what they have
 */
record Share(int most, List<Claim> claims) {

    boolean isRoomFor(QuarterHours wanted) {
        return count() + wanted.count() <= most;
    }

    Duration time() {
        return TimeRange.GRID.multipliedBy(most);
    }

    /** What those who wanted more can act on. */
    Map<String, Object> limit(QuarterHours wanted) {
        var values = new HashMap<String, Object>(Map.of("share", time().toString()));
        roomAt(wanted).ifPresent(instant -> values.put("retryAt", instant));
        return values;
    }

    /** When so many holds will have ended that there is room, if ever. */
    private Optional<Instant> roomAt(QuarterHours wanted) {
        var left = count();
        var ends = claims.stream()
                .filter(claim -> !claim.isBooked())
                .sorted(Comparator.comparing(claim -> Objects.requireNonNull(claim.expiresAt())))
                .toList();
        for (var claim : ends) {
            left -= claim.quarterHours().count();
            if (left + wanted.count() <= most) {
                return Optional.ofNullable(claim.expiresAt());
            }
        }
        return Optional.empty();
    }

    private int count() {
        return claims.stream().mapToInt(claim -> claim.quarterHours().count()).sum();
    }
}
