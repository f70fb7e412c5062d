package org.appointmentscheduler.query.analytics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long clients took from a hold to its confirmation, by when the hold began. Counted by {@link Funnel}. */
@Component
class TimeToConfirm implements Metric {

    @Override
    public String name() {
        return "time-to-confirm";
    }

    @Override
    public List<Map<String, @Nullable Object>> rows(Question question, Sums sums) {
        return Sketch.rows(question, sums, Funnel.CONFIRMED);
    }
}
