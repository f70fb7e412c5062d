package org.appointmentscheduler.server.security;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.appointmentscheduler.command.registration.GuessablePasswords;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;

/**
 * Who may sign in, beside the accounts.
 *
 * @param issuers whose tokens are taken as well as our own
 * @param administrator the first one, made at the first start instead of by the set-up token; no password has a default
 */
@ConfigurationProperties("scheduler.security")
public record SecuritySettings(
        @DefaultValue List<Issuer> issuers, @Nullable FirstAdministrator administrator) {

    /**
     * @param uri as its tokens name it
     * @param jwksUri where its keys are; found by OpenID Connect discovery when it is left out
     * @param audience that its tokens for us name
     * @param algorithms by which it may sign; never a symmetric one
     * @param actorClaim in which it names the caller: {@code admin}, {@code client:…} or {@code provider:…}
     */
    public record Issuer(
            String uri,
            @Nullable URI jwksUri,
            String audience,
            @DefaultValue({"ES256", "RS256"}) List<String> algorithms,
            @DefaultValue("scheduler_actor") String actorClaim) {

        // The guard takes an issuer for someone who is let in, so half of one must not pass for it.
        public Issuer {
            if (Stream.of(uri, audience, actorClaim).anyMatch(text -> text == null || text.isBlank())) {
                throw new IllegalArgumentException("An issuer needs its uri, the audience, and the actor's claim");
            }
            if (algorithms.isEmpty() || algorithms.stream().anyMatch(name -> SignatureAlgorithm.from(name) == null)) {
                throw new IllegalArgumentException(
                        "An issuer signs by asymmetric algorithms such as ES256, and not by " + algorithms);
            }
        }
    }

    public record FirstAdministrator(String email, String password) {

        private static final int SHORTEST = 8;

        public FirstAdministrator {
            if (email == null || password == null) {
                throw new IllegalArgumentException("The first administrator needs an email and a password");
            }
            if (password.length() < SHORTEST) {
                throw new IllegalArgumentException("A password has at least " + SHORTEST + " characters");
            }
            if (GuessablePasswords.include(password, Stream.of(email))) {
                throw new IllegalArgumentException("The first administrator's password is easy to guess");
            }
        }

        @Override
        public String toString() {
            return "FirstAdministrator[" + email + "]";
        }
    }
}
