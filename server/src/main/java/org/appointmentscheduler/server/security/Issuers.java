package org.appointmentscheduler.server.security;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Optional;

/** Who a token says it comes from. Nothing is proved by that; it only tells who has to be asked for proof. */
public final class Issuers {

    private Issuers() {}

    public static Optional<String> named(String token) {
        try {
            return Optional.ofNullable(SignedJWT.parse(token).getJWTClaimsSet().getIssuer());
        } catch (ParseException | RuntimeException noToken) {
            return Optional.empty();
        }
    }
}
