package org.appointmentscheduler.server.security.issuers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.server.security.Caller;
import org.appointmentscheduler.server.security.Credentials;
import org.appointmentscheduler.server.security.Issuers;
import org.appointmentscheduler.server.security.Scope;
import org.appointmentscheduler.server.security.SecuritySettings;
import org.appointmentscheduler.server.security.SecuritySettings.Issuer;
import org.appointmentscheduler.server.security.accounts.SignIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/** Access tokens of the issuers in the settings (OpenID Connect). Their keys are asked for when the first token comes. */
@Component
class ForeignTokens implements Credentials {

    private static final Logger log = LoggerFactory.getLogger(ForeignTokens.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Their clock is not ours. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Map<String, Issuer> issuers;
    private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();
    private final Clock clock;

    ForeignTokens(SecuritySettings settings, Clock clock) {
        this.issuers =
                settings.issuers().stream().collect(Collectors.toUnmodifiableMap(Issuer::uri, Function.identity()));
        this.clock = clock;
    }

    @Override
    public boolean include(String text) {
        return Issuers.named(text).filter(issuers::containsKey).isPresent();
    }

    @Override
    public Caller require(String text) {
        var issuer = Objects.requireNonNull(issuers.get(Issuers.named(text).orElseThrow()));
        try {
            var jwt =
                    decoders.computeIfAbsent(issuer.uri(), _ -> decoder(issuer)).decode(text);
            var actor = actor(jwt, issuer);
            return new Caller(actor, scopes(actor), Objects.requireNonNullElse(jwt.getExpiresAt(), Instant.MIN));
        } catch (BadJwtException bad) {
            throw new InvalidBearerTokenException("Not a good token of " + issuer.uri(), bad);
        } catch (JwtException | IllegalArgumentException unreachable) { // The latter when discovery finds nothing.
            log.warn("Tokens of {} cannot be checked: {}", issuer.uri(), unreachable.toString());
            throw new InvalidBearerTokenException("Cannot be checked", unreachable);
        }
    }

    /** Whoever signs in elsewhere makes no keys here, which would outlive their account there. */
    private static Set<Scope> scopes(Actor actor) {
        return SignIn.scopes(actor).stream()
                .filter(scope -> scope != Scope.KEYS)
                .collect(Collectors.toSet());
    }

    private static Actor actor(Jwt jwt, Issuer issuer) {
        var claim = Objects.requireNonNullElse(jwt.getClaimAsString(issuer.actorClaim()), "");
        if (claim.equals("admin")) {
            return new Actor.Administrator(issuer.uri() + "#" + jwt.getSubject());
        }
        return switch (Actor.parse(claim)) {
            case Actor.Client client -> client;
            case Actor.Provider provider -> provider;
            default -> throw new BadJwtException("Names nobody in " + issuer.actorClaim());
        };
    }

    @Override
    public boolean lastUntilTheirEnd() {
        return true;
    }

    private JwtDecoder decoder(Issuer issuer) {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        var keys = issuer.jwksUri() == null
                ? NimbusJwtDecoder.withIssuerLocation(issuer.uri())
                : NimbusJwtDecoder.withJwkSetUri(issuer.jwksUri().toString());
        var decoder = keys.restOperations(new RestTemplate(requests))
                .jwsAlgorithms(algorithms -> issuer.algorithms().forEach(name -> algorithms.add(algorithm(name))))
                .build();
        var times = new JwtTimestampValidator(SKEW);
        times.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                times, new JwtIssuerValidator(issuer.uri()), new JwtAudienceValidator(issuer.audience())));
        return decoder;
    }

    private static SignatureAlgorithm algorithm(String name) {
        var algorithm = SignatureAlgorithm.from(name);
        if (algorithm == null) {
            throw new IllegalArgumentException("Not an algorithm of signatures: " + name);
        }
        return algorithm;
    }
}
