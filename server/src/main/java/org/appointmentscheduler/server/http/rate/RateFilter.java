package org.appointmentscheduler.server.http.rate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.appointmentscheduler.server.http.problem.ProblemAnswers;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers those who ask too often before anything is done about it. What operators ask is never counted. */
final class RateFilter extends OncePerRequestFilter {

    private final Function<HttpServletRequest, Optional<Allowance>> limit;
    private final ProblemAnswers answers;

    /** @param limit nothing when it is not for this limit to say */
    RateFilter(Function<HttpServletRequest, Optional<Allowance>> limit, ProblemAnswers answers) {
        this.limit = limit;
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var allowance = limit.apply(request);
        allowance.ifPresent(it -> it.addTo(response));
        if (allowance.isEmpty() || allowance.get().isGranted()) {
            chain.doFilter(request, response);
        } else {
            answers.send(allowance.get().problem(), request, response);
        }
    }
}
