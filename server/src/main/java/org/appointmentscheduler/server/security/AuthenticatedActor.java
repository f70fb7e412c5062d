package org.appointmentscheduler.server.security;

import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.access.CurrentActor;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The one place at which what the sides are told about a caller comes from. */
@Component
class AuthenticatedActor implements CurrentActor {

    @Override
    public Actor get() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof Caller caller
                ? caller.actor()
                : Actor.NOBODY;
    }
}
