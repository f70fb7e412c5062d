package org.appointmentscheduler.query.analytics;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.appointmentscheduler.api.MalformedRequest;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.appointmentscheduler.api.appointment.AppointmentEvent.SlotHeld;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For which hours of the week time was held and booked, each by the clock of its provider, of starts in the time asked about. */
@Component
class Demand implements Metric {

    private static final String WANTED = "wanted";
    private static final List<String> COUNTERS = List.of(WANTED, Utilisation.BOOKED);
    private static final int HOURS = 24;
    private static final int HOURS_OF_WEEK = 7 * HOURS;

    @Override
    public String name() {
        return "demand";
    }

    @Override
    public void count(AppointmentEvent event, Hold hold, Counts counts) {
        if (event instanceof SlotHeld) {
            counts.add(WANTED, hold.time().start(), 0);
        }
    }

    @Override
    public List<Map<String, @Nullable Object>> rows(Question question, Sums sums) {
        if (question.isBucketed()) {
            throw new MalformedRequest("/bucket", "is not known here: demand is by hour of the week");
        }
        var wanted = new long[HOURS_OF_WEEK];
        var booked = new long[HOURS_OF_WEEK];
        sums.read(question.from(), question.to(), COUNTERS, sum -> {
            var time = sum.quarterHour().atZone(ZoneId.of(sum.timeZone()));
            var hour = time.getDayOfWeek().ordinal() * HOURS + time.getHour();
            (sum.counter().equals(WANTED) ? wanted : booked)[hour] += sum.amount();
        });
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var hour = 0; hour < HOURS_OF_WEEK; hour++) {
            var row = new LinkedHashMap<String, @Nullable Object>();
            row.put("dayOfWeek", DayOfWeek.of(hour / HOURS + 1).name().toLowerCase(Locale.ROOT));
            row.put("hour", hour % HOURS);
            row.put("held", wanted[hour]);
            row.put("confirmed", booked[hour]);
            rows.add(row);
        }
        return rows;
    }
}
