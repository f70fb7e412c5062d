package org.appointmentscheduler.server.security.sessions;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * What a browser keeps of its session: out of reach of scripts, only for this host, only over TLS or loopback, and not sent
 * with what another site makes the browser do, except for following a link.
 */
final class SessionCookie {

    static final String NAME = "__Host-session";

    private SessionCookie() {}

    /** Nothing when the request says by itself who sends it: a cookie that comes along counts for nothing then. */
    static Optional<String> in(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null || isAmbiguous(request)
                ? Optional.empty()
                : Optional.ofNullable(WebUtils.getCookie(request, NAME)).map(cookie -> cookie.getValue());
    }

    private static boolean isAmbiguous(HttpServletRequest request) {
        return request.getCookies() != null
                && Arrays.stream(request.getCookies())
                                .filter(cookie -> cookie.getName().equals(NAME))
                                .count()
                        > 1;
    }

    static ResponseCookie of(String secret) {
        return cookie(secret).build();
    }

    static ResponseCookie removed() {
        return cookie("").maxAge(0).build();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String value) {
        return ResponseCookie.from(NAME, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Lax");
    }
}
