package org.appointmentscheduler.server.security.sessions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.UUID;
import org.appointmentscheduler.server.security.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * What a page has to send beside the cookie, since other sites can make a browser send the cookie but cannot read this.
 * Made from the session's secret, so it is kept nowhere and is good for that session only.
 */
public final class ForgeryTokens implements CsrfTokenRepository {

    public static final String HEADER = "X-CSRF-Token";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final String SIGN_IN = "/api/sessions";

    static String of(String secret) {
        return Secrets.hash("forgery " + secret);
    }

    /** Signing in is not done in anybody's name yet, and its JSON cannot come from another site's form. */
    public static boolean isNeeded(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod())
                && !request.getRequestURI().equals(SIGN_IN)
                && SessionCookie.in(request).isPresent();
    }

    @Override
    public CsrfToken loadToken(HttpServletRequest request) {
        return token(SessionCookie.in(request)
                .map(ForgeryTokens::of)
                .orElseGet(() -> UUID.randomUUID().toString()));
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return loadToken(request);
    }

    private static CsrfToken token(String value) {
        return new DefaultCsrfToken(HEADER, HEADER, value);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        // Made anew from the session each time.
    }
}
