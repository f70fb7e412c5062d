package org.appointmentscheduler.server.http.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.appointmentscheduler.server.http.json.HttpJson;
import org.axonframework.messaging.HandlerExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Sends problems, and logs those that are ours. */
@Component
public class ProblemAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

    private final HttpJson json;

    ProblemAnswers(HttpJson json) {
        this.json = json;
    }

    /** What an exception means, logged when it means a bug. */
    Problem diagnose(Throwable thrown) {
        return Diagnosis.of(thrown).map(problem -> noted(problem, thrown)).orElseGet(() -> unexpected(thrown));
    }

    /** A refusal, such as of a view that is behind, is an answer and no fault. */
    private static Problem noted(Problem problem, Throwable thrown) {
        if (problem.status() >= 500 && !(thrown instanceof HandlerExecutionException)) {
            LOG.warn("Answered {}: {}", problem.type(), thrown.toString());
        }
        return problem;
    }

    Problem unexpected(Throwable thrown) {
        LOG.error("Answered {}", GeneralProblem.INTERNAL_ERROR.type(), thrown);
        var requestId = MDC.get("requestId");
        return StatusProblem.internalError().extended(requestId == null ? Map.of() : Map.of("requestId", requestId));
    }

    ResponseEntity<Object> entity(Problem problem, HttpHeaders headers, String path) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .headers(own -> addRetryAfter(problem, own))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.at(path));
    }

    private static void addRetryAfter(Problem problem, HttpHeaders headers) {
        problem.retryAfter().ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, seconds));
    }

    /** For filters, where there is no Spring to write an entity. */
    public void send(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        problem.retryAfter().ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
        response.getOutputStream().write(json.mapper().writeValueAsBytes(problem.at(request.getRequestURI())));
    }
}
