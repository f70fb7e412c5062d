package org.appointmentscheduler.server.security.tokens;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.appointmentscheduler.command.messaging.Durability;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The keys of access tokens. Every node signs with one that it has made itself and keeps to itself, and tells the others
 * its public half, so a token of any node is good at every other and there is no private key to steal from the database.
 */
@Component
class SigningKeys {

    /** After this a node makes itself another one. */
    static final Duration IN_USE = Duration.ofHours(24);

    private final JdbcClient database;
    private final Durability durability;
    private final InstantSource clock;
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(100).build();
    private @Nullable Own own;

    SigningKeys(JdbcClient database, Durability durability, InstantSource clock) {
        this.database = database;
        this.durability = durability;
        this.clock = clock;
    }

    private record Own(ECKey key, Instant until) {}

    private record Known(ECKey key, Instant usableUntil) {}

    /** What this node signs with now, private half included. */
    synchronized ECKey own() {
        var now = clock.instant();
        if (own == null || !now.isBefore(own.until())) {
            own = new Own(make(), now.plus(IN_USE));
            publish(own);
        }
        return own.key();
    }

    private static ECKey make() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Every Java has P-256", impossible);
        }
    }

    private void publish(Own own) {
        database.sql("delete from signing_key where usable_until <= :now")
                .param("now", at(clock.instant()))
                .update();
        database.sql("insert into signing_key (kid, public_key, usable_until) values (:kid, :publicKey, :until)")
                .param("kid", own.key().getKeyID())
                .param("publicKey", own.key().toPublicJWK().toJSONString())
                .param("until", at(own.until().plus(Tokens.LIFE)))
                .update();
        durability.awaitDurable();
    }

    /** The public half of a key that may have signed a token that is still good. */
    Optional<ECKey> find(String kid) {
        var now = clock.instant();
        var found = Optional.ofNullable(known.getIfPresent(kid)).or(() -> read(kid));
        found.ifPresent(key -> known.put(kid, key));
        return found.filter(key -> now.isBefore(key.usableUntil())).map(Known::key);
    }

    private Optional<Known> read(String kid) {
        return database.sql("select public_key, usable_until from signing_key where kid = :kid")
                .param("kid", kid)
                .query((row, _) -> new Known(
                        parse(row.getString("public_key")),
                        row.getObject("usable_until", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** The public halves of all of them. */
    List<ECKey> all() {
        return database.sql("select public_key from signing_key where usable_until > :now order by kid")
                .param("now", at(clock.instant()))
                .query((row, _) -> parse(row.getString("public_key")))
                .list();
    }

    private static ECKey parse(String json) {
        try {
            return ECKey.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("Not a key: " + json, e);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
