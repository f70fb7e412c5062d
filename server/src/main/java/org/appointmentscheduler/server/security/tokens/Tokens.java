package org.appointmentscheduler.server.security.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.appointmentscheduler.api.WholeSeconds;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.server.security.Caller;
import org.appointmentscheduler.server.security.Credentials;
import org.appointmentscheduler.server.security.Issuers;
import org.appointmentscheduler.server.security.Scope;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/** Our own access tokens: JSON Web Tokens (RFC 7519) signed by ES256, for us alone, and good for a quarter of an hour. */
@Component
public class Tokens implements Credentials {

    static final Duration LIFE = Duration.ofMinutes(15);

    private static final String ISSUER = "appointment-scheduler";
    private static final String AUDIENCE = "appointment-scheduler";
    private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.ES256;

    private final SigningKeys keys;
    private final Clock clock;
    private final NimbusJwtDecoder decoder;

    Tokens(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        this.decoder = decoder(keys, clock);
    }

    /** As RFC 6749, section 5.1, with our spelling of members. */
    public record AccessToken(String accessToken, String tokenType, long expiresInSeconds) {

        @Override
        public String toString() {
            return "AccessToken[…]";
        }
    }

    public AccessToken issue(Actor actor, Set<Scope> scopes) {
        return issue(new Caller(actor, scopes, Instant.MAX));
    }

    /** Never good for longer than what it is given for. */
    public AccessToken issue(Caller caller) {
        var now = WholeSeconds.of(clock.instant());
        var end = earlier(now.plus(LIFE), caller.goodUntil());
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(caller.actor().toString())
                .claim("scope", Scope.write(caller.scopes()))
                .issueTime(date(now))
                .expirationTime(date(end))
                .jwtID(UUID.randomUUID().toString())
                .build();
        return new AccessToken(
                sign(claims), "Bearer", Duration.between(now, end).toSeconds());
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? WholeSeconds.of(other) : one;
    }

    private static Date date(Instant instant) {
        return Date.from(instant);
    }

    private String sign(JWTClaimsSet claims) {
        var key = keys.own();
        var header = new JWSHeader.Builder(ALGORITHM)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        var jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(new ECDSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("A key of our own that does not sign", impossible);
        }
        return jwt.serialize();
    }

    @Override
    public boolean include(String text) {
        return Issuers.named(text).filter(ISSUER::equals).isPresent();
    }

    @Override
    public Caller require(String text) {
        try {
            var jwt = decoder.decode(text);
            var end = jwt.getExpiresAt();
            if (end == null || !clock.instant().isBefore(end)) {
                throw new InvalidBearerTokenException("Over");
            }
            return new Caller(
                    Actor.parse(jwt.getSubject()),
                    Scope.read(Objects.requireNonNullElse(jwt.getClaimAsString("scope"), "")),
                    end);
        } catch (JwtException | IllegalArgumentException bad) {
            throw new InvalidBearerTokenException("Not a good token of ours", bad);
        }
    }

    @Override
    public boolean lastUntilTheirEnd() {
        return true;
    }

    private static NimbusJwtDecoder decoder(SigningKeys keys, Clock clock) {
        JWKSource<SecurityContext> source = (selector, _) -> selector.select(named(selector, keys));
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHM, source));
        processor.setJWTClaimsSetVerifier((_, _) -> {}); // Spring's validators do, by our clock.
        var decoder = new NimbusJwtDecoder(processor);
        var times = new JwtTimestampValidator(Duration.ZERO);
        times.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                times, new JwtIssuerValidator(ISSUER), new JwtAudienceValidator(AUDIENCE)));
        return decoder;
    }

    /** A token that does not name its key is no good, so there is never more than one to try. */
    private static JWKSet named(JWKSelector selector, SigningKeys keys) {
        JWKMatcher wanted = selector.getMatcher();
        var ids = Objects.requireNonNullElse(wanted.getKeyIDs(), Set.<String>of());
        return new JWKSet(ids.stream()
                .filter(Objects::nonNull)
                .flatMap(kid -> keys.find(kid).stream())
                .<JWK>map(key -> key)
                .toList());
    }
}
