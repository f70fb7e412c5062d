package org.appointmentscheduler.faults.log;

/** What a client knows after a call. */
public enum Outcome {
    /** Done, and promised to stay so. */
    ACKNOWLEDGED,
    /** Not done, and never will be by this call. */
    REFUSED,
    /** Done or not, now or later. */
    UNKNOWN;

    static Outcome of(int status, String problem) {
        if (status >= 200 && status < 300) {
            return ACKNOWLEDGED;
        }
        if (status >= 400 && status < 500) {
            return REFUSED;
        }
        // The product says of this one that nothing was changed, so it is held to that.
        return status == 503 && (problem.equals("unavailable") || problem.equals("projection-behind"))
                ? REFUSED
                : UNKNOWN;
    }
}
