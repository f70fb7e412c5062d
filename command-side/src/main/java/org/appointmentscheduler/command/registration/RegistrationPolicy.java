package org.appointmentscheduler.command.registration;

import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.command.messaging.Rejected;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Who may register whom: anybody, or only those who may do everything. */
@ConfigurationProperties("scheduler.registration")
record RegistrationPolicy(
        @DefaultValue("open") Entrance clients,
        @DefaultValue("open") Entrance providers) {

    enum Entrance {
        OPEN,
        CLOSED
    }

    void requireMayRegisterClient(Actor actor) {
        require(clients, actor);
    }

    void requireMayRegisterProvider(Actor actor) {
        require(providers, actor);
    }

    private static void require(Entrance entrance, Actor actor) {
        if (entrance == Entrance.CLOSED && !actor.isUnrestricted()) {
            throw Rejected.forbidden();
        }
    }
}
