package org.appointmentscheduler.server.http.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.appointmentscheduler.server.http.problem.GeneralProblem;
import org.appointmentscheduler.server.http.problem.Problem;
import org.appointmentscheduler.server.http.problem.ProblemAnswers;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads every body once and keeps it, and refuses one that is too large after reading no more than the limit, or that
 * comes so slowly, a byte now and then, that it would keep a thread for hours.
 */
@Component
@Order(BodyFilter.ORDER)
class BodyFilter extends OncePerRequestFilter {

    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 100;
    static final int LIMIT = 64 * 1024;
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ProblemAnswers answers;
    private final InstantSource clock;

    BodyFilter(ProblemAnswers answers, InstantSource clock) {
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LIMIT) {
            refuseLarge(request, response);
            return;
        }
        byte[] body;
        try {
            body = read(request.getInputStream());
        } catch (SocketTimeoutException tooSlow) {
            refuseSlow(request, response);
            return;
        }
        if (body.length > LIMIT) { // Chunked bodies do not say how long they are.
            refuseLarge(request, response);
            return;
        }
        chain.doFilter(new KeptBodyRequest(request, body), response);
    }

    private byte[] read(InputStream input) throws IOException {
        var end = clock.instant().plus(PATIENCE);
        var body = new byte[LIMIT + 1];
        var length = 0;
        for (int read; length < body.length && (read = input.read(body, length, body.length - length)) >= 0; ) {
            length += read;
            if (clock.instant().isAfter(end)) {
                throw new SocketTimeoutException("After " + length + " bytes");
            }
        }
        return Arrays.copyOf(body, length);
    }

    private void refuseLarge(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answers.send(
                Problem.of(GeneralProblem.BODY_TOO_LARGE, "A body may have up to " + LIMIT + " bytes."),
                request,
                response);
    }

    /** RFC 9110, section 15.5.9: nothing more is read from this connection. */
    private void refuseSlow(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        answers.send(
                Problem.of(
                        GeneralProblem.BODY_TOO_SLOW,
                        "Nothing was done. A body has to be here within " + PATIENCE.toSeconds() + " seconds."),
                request,
                response);
    }
}
