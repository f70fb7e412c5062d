package org.appointmentscheduler.query.analytics;

import java.util.LinkedHashMap;
import java.util.Map;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.springframework.stereotype.Component;

/**
 * How appointments began. The latest are kept in memory as well, since most holds end within half an hour on the node that
 * has read of them. That is safe even when a transaction is rolled back: what has happened does not change.
 */
@Component
class Holds {

    private static final int IN_MEMORY = 10_000;

    private final PendingCounts pending;
    private final CountTable table;
    private final Map<String, Hold> latest = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Hold> eldest) {
            return size() > IN_MEMORY;
        }
    };

    Holds(PendingCounts pending, CountTable table) {
        this.pending = pending;
        this.table = table;
    }

    void remember(Hold hold) {
        pending.remember(hold);
        synchronized (latest) {
            latest.put(hold.appointment(), hold);
        }
    }

    Hold of(AppointmentId id) {
        var appointment = id.toString();
        synchronized (latest) {
            var known = latest.get(appointment);
            if (known != null) {
                return known;
            }
        }
        return pending.hold(appointment)
                .or(() -> table.hold(appointment))
                .orElseThrow(() -> new IllegalStateException("Nothing is known of " + appointment));
    }
}
