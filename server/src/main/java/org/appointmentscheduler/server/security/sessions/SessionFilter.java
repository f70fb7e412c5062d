package org.appointmentscheduler.server.security.sessions;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.appointmentscheduler.server.security.Caller;
import org.appointmentscheduler.server.security.accounts.SignIn;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows a browser by its session. A cookie that opens none is as good as none. */
public final class SessionFilter extends OncePerRequestFilter {

    private final Sessions sessions;

    public SessionFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SessionCookie.in(request).flatMap(sessions::use).ifPresent(session -> {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new Caller(session.actor(), SignIn.scopes(session.actor()), session.expiresAt()));
            SecurityContextHolder.setContext(context);
        });
        chain.doFilter(request, response);
    }
}
