package org.appointmentscheduler.server.security;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.appointmentscheduler.api.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** One whose credential was good: on whose behalf, how much of that it opens, and until when at the latest. */
public final class Caller extends AbstractAuthenticationToken {

    private final transient Actor actor;
    private final transient Set<Scope> scopes;
    private final transient Instant goodUntil;

    public Caller(Actor actor, Set<Scope> scopes, Instant goodUntil) {
        super(Stream.concat(Stream.of(role(actor)), scopes.stream().map(Scope::authority))
                .map(SimpleGrantedAuthority::new)
                .toList());
        this.actor = actor;
        this.scopes = Set.copyOf(scopes);
        this.goodUntil = goodUntil;
        setAuthenticated(true);
    }

    private static String role(Actor actor) {
        return switch (actor) {
            case Actor.Client _ -> "ROLE_CLIENT";
            case Actor.Provider _ -> "ROLE_PROVIDER";
            case Actor.Administrator _ -> "ROLE_ADMINISTRATOR";
            case Actor.Guest _ -> "ROLE_GUEST";
            case Actor.System _, Actor.Nobody _ -> throw new IllegalArgumentException("Nobody can sign in as " + actor);
        };
    }

    public Actor actor() {
        return actor;
    }

    public Set<Scope> scopes() {
        return scopes;
    }

    /** The end of what the caller sent, or the end of time. */
    public Instant goodUntil() {
        return goodUntil;
    }

    boolean isGoodAt(Instant now) {
        return now.isBefore(goodUntil);
    }

    @Override
    public Object getPrincipal() {
        return actor.toString();
    }

    /** Not kept: nothing that comes later needs it. */
    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Caller caller
                && actor.equals(caller.actor)
                && scopes.equals(caller.scopes)
                && goodUntil.equals(caller.goodUntil);
    }

    @Override
    public int hashCode() {
        return Objects.hash(actor, scopes, goodUntil);
    }
}
