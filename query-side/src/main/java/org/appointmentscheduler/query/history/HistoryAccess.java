package org.appointmentscheduler.query.history;

import org.appointmentscheduler.api.access.Actor;
import tools.jackson.databind.JsonNode;

/**
 * To whom what happened to an appointment is open. Asked of its first event and not of a view, so that a history is as
 * open while views are rebuilt.
 */
public final class HistoryAccess {

    private HistoryAccess() {}

    /** @param held the payload of the first event */
    public static boolean isOpenTo(Actor actor, JsonNode held) {
        return switch (actor) {
            case Actor.Administrator _, Actor.System _ -> true;
            case Actor.Client own -> names(held, "clientId", own.id());
            case Actor.Provider own -> names(held, "providerId", own.id());
            case Actor.Guest _, Actor.Nobody _ -> false;
        };
    }

    private static boolean names(JsonNode held, String property, Object id) {
        return held.path(property).asString("").equals(id.toString());
    }
}
