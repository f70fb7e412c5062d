package org.appointmentscheduler.server.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.InstantSource;
import java.util.List;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Tells whose a bearer token is. A signature is checked once and remembered as long as the token is good. */
@Component
class Bearers implements AuthenticationManager {

    private static final int REMEMBERED = 10_000;
    private static final int LONGEST = 8_192;

    private final List<Credentials> kinds;
    private final InstantSource clock;
    private final Cache<String, Caller> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Bearers(List<Credentials> kinds, InstantSource clock) {
        this.kinds = kinds;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication authentication) throws AuthenticationException {
        return require(((BearerTokenAuthenticationToken) authentication).getToken());
    }

    Caller require(String text) {
        var remembered = known.getIfPresent(text);
        if (remembered != null && remembered.isGoodAt(clock.instant())) {
            return remembered;
        }
        if (text.length() > LONGEST) {
            throw new InvalidBearerTokenException("Too long");
        }
        var kind = kinds.stream()
                .filter(credentials -> credentials.include(text))
                .findFirst()
                .orElseThrow(() -> new InvalidBearerTokenException("Of no known kind"));
        var caller = kind.require(text);
        if (!caller.isGoodAt(clock.instant())) {
            throw new InvalidBearerTokenException("Expired");
        }
        if (kind.lastUntilTheirEnd()) {
            known.put(text, caller);
        }
        return caller;
    }
}
