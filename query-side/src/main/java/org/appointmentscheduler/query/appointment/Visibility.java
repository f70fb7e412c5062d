package org.appointmentscheduler.query.appointment;

import java.util.Map;
import org.appointmentscheduler.api.access.Actor;

/**
 * Which appointments there are for an actor, as a condition on their table.
 *
 * @param values of the condition's parameters
 */
record Visibility(String condition, Map<String, Object> values) {

    static Visibility of(Actor actor) {
        return switch (actor) {
            case Actor.Administrator _, Actor.System _ -> new Visibility("true", Map.of());
            case Actor.Client own ->
                new Visibility("client_id = :me", Map.of("me", own.id().toString()));
            case Actor.Provider own ->
                new Visibility("provider_id = :me", Map.of("me", own.id().toString()));
            case Actor.Guest guest ->
                new Visibility("id = :me", Map.of("me", guest.appointment().toString()));
            case Actor.Nobody _ -> new Visibility("false", Map.of());
        };
    }
}
