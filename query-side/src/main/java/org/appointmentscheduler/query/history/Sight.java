package org.appointmentscheduler.query.history;

import java.util.Map;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.appointment.AppointmentEvent;
import org.jspecify.annotations.Nullable;

/**
 * Which events there are for an actor: what happened to themselves, to their appointments and, for a provider, to their days.
 *
 * @param id the actor's own, or null when everything is open to it
 */
record Sight(Actor actor, @Nullable String id) {

    private static final String APPOINTMENTS = AppointmentEvent.class.getName() + "$";

    static Sight of(Actor actor) {
        return switch (actor) {
            case Actor.Administrator _, Actor.System _ -> new Sight(actor, null);
            case Actor.Client own -> new Sight(actor, own.id().toString());
            case Actor.Provider own -> new Sight(actor, own.id().toString());
            case Actor.Guest _, Actor.Nobody _ -> new Sight(actor, "");
        };
    }

    /** Whether there can be any. */
    boolean isOpen() {
        return id == null || !id.isEmpty();
    }

    boolean isWhole() {
        return id == null;
    }

    /** Holds of every event that is shown, and of some that are not: it spares reading most of the others. */
    String condition() {
        return isWhole() ? "" : " and (aggregate_identifier like :own or payload like :me)";
    }

    Map<String, Object> values() {
        return isWhole() ? Map.of() : Map.of("own", id + "%", "me", "%" + id + "%");
    }

    boolean shows(StoredEvent event) {
        return id == null
                || event.stream().equals(id)
                || event.stream().startsWith(id + "/")
                || event.payloadType().startsWith(APPOINTMENTS) && HistoryAccess.isOpenTo(actor, event.payload());
    }
}
