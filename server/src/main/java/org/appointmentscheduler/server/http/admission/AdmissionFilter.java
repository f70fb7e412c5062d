package org.appointmentscheduler.server.http.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.appointmentscheduler.server.http.problem.GeneralProblem;
import org.appointmentscheduler.server.http.problem.Problem;
import org.appointmentscheduler.server.http.problem.ProblemAnswers;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sheds what is too much before anything was done about it, so that it can safely be repeated. Comes after the body was
 * read: who sends slowly takes nobody's place. What operators ask is never shed.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 200)
final class AdmissionFilter extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Admission commands;
    private final Admission reads;
    private final ProblemAnswers answers;

    AdmissionFilter(Admission commands, Admission reads, ProblemAnswers answers) {
        this.commands = commands;
        this.reads = reads;
        this.answers = answers;
    }

    /** By the decoded path: however it is written, what reaches a controller of the API is counted. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var admission = READS.contains(request.getMethod()) ? reads : commands;
        if (!admission.enter()) {
            answers.send(
                    Problem.of(GeneralProblem.OVERLOADED, "Nothing was changed. Try again in a moment, or later."),
                    request,
                    response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            admission.leave();
        }
    }
}
