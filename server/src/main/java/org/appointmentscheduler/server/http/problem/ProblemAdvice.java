package org.appointmentscheduler.server.http.problem;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every exception on its way out of a controller, or of Spring before one was reached. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private final ProblemAnswers answers;

    ProblemAdvice(ProblemAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    ResponseEntity<Object> handle(Throwable thrown, HttpServletRequest request) {
        return answers.entity(answers.diagnose(thrown), HttpHeaders.EMPTY, request.getRequestURI());
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException thrown, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return entity(Problem.malformed("", "must be a JSON object"), headers, request);
    }

    /** Where Spring's own exceptions meet; they know their status, and headers such as Allow. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception thrown, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (isCommitted(request)) {
            return null;
        }
        var problem = status.value() == 500 ? answers.diagnose(thrown) : SpringProblem.of(thrown, status.value());
        return entity(problem, headers, request);
    }

    private ResponseEntity<Object> entity(Problem problem, HttpHeaders headers, WebRequest request) {
        return answers.entity(
                problem, headers, ((ServletWebRequest) request).getRequest().getRequestURI());
    }

    private static boolean isCommitted(WebRequest request) {
        var response = ((ServletWebRequest) request).getResponse();
        return response != null && response.isCommitted();
    }
}
