package org.appointmentscheduler.api;

import java.util.Locale;

/** Why a well-formed request was refused. Part of the HTTP contract: each name becomes a problem type, so it never changes. */
public enum Refusal {
    NOT_ON_GRID("Times lie on the 15-minute grid and an appointment lasts 15 minutes to 12 hours"),
    TOO_SOON("The start is closer than the minimum notice"),
    IN_THE_PAST("The time has passed"),
    OUTSIDE_AVAILABILITY("The provider has not published this time"),
    SLOT_ALREADY_HELD("The time is held by another"),
    SLOT_ALREADY_BOOKED("The time is booked by another"),
    WINDOW_IN_USE("The time is held or booked"),
    CLIENT_LIMIT_REACHED("The client holds as much as one may"),
    NEWCOMERS_LIMIT_REACHED("New clients hold as much of the day as they may together"),
    NOT_HOLD_OWNER("The hold belongs to another client"),
    API_KEY_LIMIT_REACHED("The caller has as many API keys as one may"),
    UNAUTHENTICATED("It is not known who asks"),
    FORBIDDEN("The caller can never do this"),
    ALREADY_SET_UP("There is an administrator already"),
    TOO_MANY_REQUESTS("This was tried too often"),
    HOLD_EXPIRED("The hold has expired"),
    WRONG_STATE("The appointment's state does not allow this"),
    CLIENT_NOT_FOUND("No such client"),
    PROVIDER_NOT_FOUND("No such provider"),
    APPOINTMENT_NOT_FOUND("No such appointment"),
    PROJECTION_NOT_FOUND("No such projection"),
    METRIC_NOT_FOUND("No such metric"),
    API_KEY_NOT_FOUND("No such API key"),
    PROJECTION_BEHIND("The view has not caught up with the change yet"),
    PRECONDITION_FAILED("The appointment has changed since it was read"),
    IDEMPOTENCY_KEY_REUSED("The idempotency key was used for another request"),
    REQUEST_IN_PROGRESS("The first request with this idempotency key is still running");

    private final String title;

    Refusal(String title) {
        this.title = title;
    }

    /** One sentence for people; the same for every occurrence (RFC 9457, section 3.1.3). */
    public String title() {
        return title;
    }

    /** The problem type (RFC 9457, section 3.1.1), such as {@code urn:problem:slot-already-held}. */
    public String type() {
        return "urn:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
