package org.appointmentscheduler.query.analytics;

import java.util.LinkedHashMap;
import java.util.Map;
import org.appointmentscheduler.api.calendar.TimeRange;
import org.jspecify.annotations.Nullable;

/** What rows have in common. */
final class Rows {

    private static final double FOUR_DIGITS = 10_000;

    private Rows() {}

    static Map<String, @Nullable Object> of(TimeRange bucket) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("start", bucket.start());
        row.put("end", bucket.end());
        return row;
    }

    /** From 0 to 1, to four digits; null when there is no whole to be a part of. */
    static @Nullable Double rate(long part, long whole) {
        return whole == 0 ? null : Math.round(part * FOUR_DIGITS / whole) / FOUR_DIGITS;
    }
}
