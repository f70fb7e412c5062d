package org.appointmentscheduler.query.analytics;

import java.time.Instant;
import java.util.List;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.appointmentscheduler.api.provider.ProviderId;
import org.jspecify.annotations.Nullable;

/**
 * What a metric is asked about.
 *
 * @param provider whose figures; null for everybody's together
 * @param isBucketed whether the caller asked for buckets
 * @param buckets without a gap, in order
 */
record Question(@Nullable ProviderId provider, boolean isBucketed, List<TimeRange> buckets) {

    Instant from() {
        return buckets.getFirst().start();
    }

    Instant to() {
        return buckets.getLast().end();
    }

    /** The bucket that an instant of the question lies in. */
    int indexOf(Instant instant) {
        var low = 0;
        var high = buckets.size() - 1;
        while (low < high) {
            var middle = (low + high + 1) >>> 1;
            if (buckets.get(middle).start().isAfter(instant)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }
}
