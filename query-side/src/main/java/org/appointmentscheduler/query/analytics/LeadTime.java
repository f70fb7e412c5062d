package org.appointmentscheduler.query.analytics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long before its start time was held. Counted by {@link Funnel}. */
@Component
class LeadTime implements Metric {

    @Override
    public String name() {
        return "lead-time";
    }

    @Override
    public List<Map<String, @Nullable Object>> rows(Question question, Sums sums) {
        return Sketch.rows(question, sums, Funnel.HELD);
    }
}
