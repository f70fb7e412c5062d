package org.appointmentscheduler.server.security;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.appointmentscheduler.api.access.CurrentStanding;
import org.appointmentscheduler.api.access.Standing;
import org.appointmentscheduler.server.http.request.Network;
import org.appointmentscheduler.server.security.sessions.Sessions;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Asks again of the credential that a request came with what was asked when it came. */
@Component
class AuthenticatedStanding implements CurrentStanding {

    private final Bearers bearers;
    private final Sessions sessions;
    private final OneToken token = new OneToken();

    AuthenticatedStanding(Bearers bearers, Sessions sessions) {
        this.bearers = bearers;
        this.sessions = sessions;
    }

    private record Known(String who, Instant goodUntil, BooleanSupplier credential) implements Standing {

        @Override
        public boolean isGood() {
            return credential.getAsBoolean();
        }
    }

    @Override
    public Standing get() {
        var request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof Caller caller)) {
            return new Known(Network.of(request.getRemoteAddr()), Instant.MAX, () -> true);
        }
        var text = token.resolve(request);
        return new Known(
                caller.actor().toString(),
                // A session's moves on as long as it is used.
                text == null ? Instant.MAX : caller.goodUntil(),
                text == null ? sessions.opening(request) : () -> isTaken(text));
    }

    private boolean isTaken(String text) {
        try {
            bearers.require(text);
            return true;
        } catch (AuthenticationException noMore) {
            return false;
        }
    }
}
