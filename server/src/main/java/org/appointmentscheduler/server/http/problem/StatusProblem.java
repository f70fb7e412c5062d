package org.appointmentscheduler.server.http.problem;

import java.util.Map;
import org.springframework.http.HttpStatus;

/** The problem that a bare status stands for, when nothing more is known. */
final class StatusProblem {

    private StatusProblem() {}

    static Problem of(int status) {
        return switch (status) {
            case 400 -> Problem.malformed("", "is not a valid HTTP request");
            case 404 -> Problem.of(GeneralProblem.NO_SUCH_RESOURCE, "No resource has this address.");
            case 405 -> Problem.of(GeneralProblem.METHOD_NOT_ALLOWED, "The header Allow names those that can.");
            case 406 -> Problem.of(GeneralProblem.NOT_ACCEPTABLE, "The answer is application/json.");
            case 413 -> Problem.of(GeneralProblem.BODY_TOO_LARGE, "A body may have up to 64 KB.");
            case 415 -> Problem.of(GeneralProblem.UNSUPPORTED_MEDIA_TYPE, "Send application/json in UTF-8.");
            case 503 -> Problem.of(GeneralProblem.UNAVAILABLE, "Nothing was changed. Try again in a moment.");
            case 500 -> internalError();
            default -> other(status);
        };
    }

    static Problem internalError() {
        return Problem.of(GeneralProblem.INTERNAL_ERROR, "The fault is not yours. The log knows more.");
    }

    private static Problem other(int status) {
        var known = HttpStatus.resolve(status);
        var name = known == null ? "HTTP_" + status : known.name();
        var title = known == null ? name : known.getReasonPhrase();
        return new Problem(Problem.type(name), title, status, title + ".", null, Map.of());
    }
}
