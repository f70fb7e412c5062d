package org.appointmentscheduler.server.http.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.appointmentscheduler.server.http.problem.GeneralProblem;
import org.appointmentscheduler.server.http.problem.Problem;
import org.appointmentscheduler.server.http.problem.ProblemAnswers;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads every body once and keeps it, and refuses one that is too large after reading no more than the limit. */
@Component
@Order(BodyFilter.ORDER)
class BodyFilter extends OncePerRequestFilter {

    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 100;
    static final int LIMIT = 64 * 1024;

    private final ProblemAnswers answers;

    BodyFilter(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LIMIT) {
            refuse(request, response);
            return;
        }
        var body = request.getInputStream().readNBytes(LIMIT + 1); // Chunked bodies do not say how long they are.
        if (body.length > LIMIT) {
            refuse(request, response);
            return;
        }
        chain.doFilter(new KeptBodyRequest(request, body), response);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answers.send(
                Problem.of(GeneralProblem.BODY_TOO_LARGE, "A body may have up to " + LIMIT + " bytes."),
                request,
                response);
    }
}
