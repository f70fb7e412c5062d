package org.appointmentscheduler.server.security.apikeys;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.appointmentscheduler.api.MalformedRequest;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.WholeSeconds;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.access.CurrentActor;
import org.appointmentscheduler.command.messaging.Durability;
import org.appointmentscheduler.command.messaging.Rejected;
import org.appointmentscheduler.query.reading.Page;
import org.appointmentscheduler.server.security.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The caller's own API keys. Another's look as if they were not there. */
@Component
class OwnKeys {

    /** Of one owner, good at the same time; a bound, and exact unless some are made at once. */
    static final int MOST = 100;

    /** As long as a key and its successor are good at once. */
    private static final Duration OVERLAP = Duration.ofHours(24);

    private final ApiKeyTable table;
    private final ApiKeys keys;
    private final CurrentActor actor;
    private final Durability durability;
    private final InstantSource clock;

    OwnKeys(ApiKeyTable table, ApiKeys keys, CurrentActor actor, Durability durability, InstantSource clock) {
        this.table = table;
        this.keys = keys;
        this.actor = actor;
        this.durability = durability;
        this.clock = clock;
    }

    ApiKey make(String name, List<Scope> scopes, @Nullable Instant expiresAt) {
        requireOpenToMachines(scopes);
        if (!table.isKnown(actor.get())) {
            throw new Rejected(Refusal.UNAUTHENTICATED, "Whoever this token was given to is erased.");
        }
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            throw new MalformedRequest("/expiresAt", "must be to come");
        }
        if (table.countGood(actor.get(), clock.instant()) >= MOST) {
            throw new Rejected(
                    Refusal.API_KEY_LIMIT_REACHED, "There are " + MOST + " keys. Take one back that is not needed.");
        }
        var fresh = keys.make();
        var distinct = scopes.stream().distinct().sorted().toList();
        var key = new ApiKey(fresh.id(), name, distinct, WholeSeconds.of(clock.instant()), expiresAt, null, null);
        table.insert(key, actor.get(), fresh.secretHash());
        durability.awaitDurable();
        return key.shown(fresh.key());
    }

    private void requireOpenToMachines(List<Scope> scopes) {
        if (scopes.contains(Scope.KEYS)) {
            throw new MalformedRequest("/scopes", "must not have keys, which is for people");
        }
        if (scopes.contains(Scope.ADMIN) && !(actor.get() instanceof Actor.Administrator)) {
            throw Rejected.forbidden();
        }
    }

    Page<ApiKey> list(int limit, @Nullable String after) {
        var found = table.of(actor.get(), Objects.requireNonNullElse(after, ""), limit + 1);
        return Page.cut(found, limit, ApiKey::id);
    }

    ApiKey rotate(String id) {
        var old = require(id);
        var now = clock.instant();
        if (old.isOverAt(now)) {
            throw noKey(id);
        }
        var successor = make(old.name(), old.scopes(), old.endOfSuccessor(WholeSeconds.of(now)));
        if (old.expiresAt() == null || old.expiresAt().isAfter(now.plus(OVERLAP))) {
            expire(id, WholeSeconds.of(now.plus(OVERLAP)));
        }
        return successor;
    }

    ApiKey revoke(String id) {
        require(id);
        expire(id, WholeSeconds.of(clock.instant()));
        return require(id);
    }

    private void expire(String id, Instant at) {
        table.expire(id, at);
        durability.awaitDurable();
        keys.forget(id);
    }

    private ApiKey require(String id) {
        return table.find(id, actor.get()).orElseThrow(() -> noKey(id));
    }

    private static Rejected noKey(String id) {
        return new Rejected(Refusal.API_KEY_NOT_FOUND, "There is no API key " + id + ".");
    }
}
