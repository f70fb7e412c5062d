package org.appointmentscheduler.server.http.problem;

/** What can be wrong with any request, whatever it asks for. Part of the HTTP contract, so no name ever changes. */
public enum GeneralProblem {
    MALFORMED_REQUEST(400, "The request does not make sense as it stands"),
    NO_SUCH_RESOURCE(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "The method cannot be used here"),
    NOT_ACCEPTABLE(406, "The answer cannot be given in an accepted format"),
    BODY_TOO_SLOW(408, "The body did not come in time"),
    BODY_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is not in a format that is understood here"),
    INTERNAL_ERROR(500, "The server failed"),
    OVERLOADED(503, "More is asked at once than can be answered in good time"),
    UNAVAILABLE(503, "The server cannot do this at the moment"),
    OUTCOME_UNKNOWN(503, "It is not known whether this was done");

    private final int status;
    private final String title;

    GeneralProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String type() {
        return Problem.type(name());
    }
}
