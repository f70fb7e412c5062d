package org.appointmentscheduler.server.http.problem;

import org.appointmentscheduler.api.Refusal;

/** The status of each refusal: a new one does not compile until it has one. */
public final class RefusalStatus {

    private RefusalStatus() {}

    public static int of(Refusal refusal) {
        return switch (refusal) {
            case NOT_ON_GRID,
                    TOO_SOON,
                    IN_THE_PAST,
                    OUTSIDE_AVAILABILITY,
                    CLIENT_LIMIT_REACHED,
                    NEWCOMERS_LIMIT_REACHED,
                    API_KEY_LIMIT_REACHED,
                    IDEMPOTENCY_KEY_REUSED -> 422;
            case SLOT_ALREADY_HELD,
                    SLOT_ALREADY_BOOKED,
                    WINDOW_IN_USE,
                    HOLD_EXPIRED,
                    WRONG_STATE,
                    ALREADY_SET_UP,
                    REQUEST_IN_PROGRESS -> 409;
            case UNAUTHENTICATED -> 401;
            case NOT_HOLD_OWNER, FORBIDDEN -> 403;
            case CLIENT_NOT_FOUND,
                    PROVIDER_NOT_FOUND,
                    APPOINTMENT_NOT_FOUND,
                    PROJECTION_NOT_FOUND,
                    METRIC_NOT_FOUND,
                    API_KEY_NOT_FOUND -> 404;
            case PRECONDITION_FAILED -> 412;
            case TOO_MANY_REQUESTS -> 429;
            case PROJECTION_BEHIND -> 503;
        };
    }
}
