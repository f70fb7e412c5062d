package org.appointmentscheduler.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.Rejection;
import org.appointmentscheduler.server.http.problem.Problem;
import org.appointmentscheduler.server.http.problem.ProblemAnswers;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Answers whom the filter chain stops. Why a credential is no good, its owner finds out elsewhere, and others never. */
@Component
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final Rejection UNAUTHENTICATED = new Rejection(
            Refusal.UNAUTHENTICATED, "Send a good access token or API key as Authorization: Bearer, from /api/tokens.");
    private static final Rejection FORBIDDEN = new Rejection(Refusal.FORBIDDEN, "This is not open to you.");
    private static final Rejection FORGED = new Rejection(
            Refusal.FORBIDDEN,
            "In a session every change needs X-CSRF-Token, with the csrfToken of GET /api/sessions/current.");

    private final ProblemAnswers answers;

    SecurityProblems(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException thrown)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        answers.send(Problem.of(UNAUTHENTICATED), request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException thrown)
            throws IOException {
        answers.send(Problem.of(thrown instanceof CsrfException ? FORGED : FORBIDDEN), request, response);
    }
}
