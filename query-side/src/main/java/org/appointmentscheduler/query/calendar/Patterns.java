package org.appointmentscheduler.query.calendar;

import java.util.HashMap;
import java.util.Map;
import org.appointmentscheduler.api.calendar.QuarterHours;

/** Keeps equal sets of quarter hours once: most days are published alike, and most holds are one quarter hour of few. */
final class Patterns {

    private static final int MOST = 10_000;

    private final Map<QuarterHours, QuarterHours> known = new HashMap<>();

    QuarterHours one(QuarterHours quarterHours) {
        if (known.size() >= MOST) {
            known.clear();
        }
        return known.computeIfAbsent(quarterHours, same -> same);
    }
}
