package org.appointmentscheduler.query.calendar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.appointmentscheduler.api.appointment.AppointmentId;
import org.appointmentscheduler.api.provider.ProviderId;

/** A provider: their place in the order of all providers' identifiers, and what is held of their days. */
final class Column {

    private final ProviderId provider;
    private final String text;
    private final Map<Long, List<Hold>> holds = new HashMap<>();
    private int number;

    Column(ProviderId provider) {
        this.provider = provider;
        text = provider.toString();
    }

    ProviderId provider() {
        return provider;
    }

    /** By which the providers are ordered. */
    String text() {
        return text;
    }

    int number() {
        return number;
    }

    void moveTo(int place) {
        number = place;
    }

    List<Hold> holds(long day) {
        return holds.getOrDefault(day, List.of());
    }

    Optional<Hold> hold(long day, AppointmentId appointment) {
        return holds(day).stream().filter(hold -> hold.isOf(appointment)).findFirst();
    }

    void add(Hold hold) {
        holds.computeIfAbsent(hold.day(), _ -> new ArrayList<>(1)).add(hold);
    }

    void remove(Hold hold) {
        var others = holds(hold.day());
        if (others.remove(hold) && others.isEmpty()) {
            holds.remove(hold.day());
        }
    }
}
