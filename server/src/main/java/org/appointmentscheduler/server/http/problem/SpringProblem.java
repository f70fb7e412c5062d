package org.appointmentscheduler.server.http.problem;

import java.util.List;
import java.util.stream.Stream;
import org.appointmentscheduler.api.MalformedRequest.Fault;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** Points at what Spring refused. Most is refused before Spring sees it; this is the rest. */
final class SpringProblem {

    private SpringProblem() {}

    static Problem of(Exception thrown, int status) {
        return switch (thrown) {
            case MissingServletRequestParameterException missing ->
                Problem.malformed("/" + missing.getParameterName(), "is missing");
            case MissingRequestHeaderException missing ->
                Problem.malformed("/" + missing.getHeaderName(), "is missing");
            case TypeMismatchException mismatch -> Problem.malformed("/" + mismatch.getPropertyName(), "is not valid");
            case HandlerMethodValidationException invalid -> Problem.malformed(faults(invalid));
            default -> StatusProblem.of(status);
        };
    }

    private static List<Fault> faults(HandlerMethodValidationException invalid) {
        return invalid.getParameterValidationResults().stream()
                .flatMap(SpringProblem::faults)
                .toList();
    }

    private static Stream<Fault> faults(ParameterValidationResult result) {
        var pointer = "/" + result.getMethodParameter().getParameterName();
        return result.getResolvableErrors().stream()
                .map(MessageSourceResolvable::getDefaultMessage)
                .map(message -> new Fault(pointer, message == null ? "is not valid" : message));
    }
}
