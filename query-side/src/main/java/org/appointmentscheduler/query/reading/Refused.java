package org.appointmentscheduler.query.reading;

import java.util.Map;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.api.Rejection;
import org.axonframework.queryhandling.QueryExecutionException;

/** A question that has no answer. Not an error: the caller is told why. */
public final class Refused extends QueryExecutionException {

    /** For an actor to whom this is never open, whatever it names. */
    public static Refused forbidden() {
        return new Refused(Refusal.FORBIDDEN, "This is not open to you.");
    }

    public Refused(Refusal refusal, String detail) {
        super(refusal.name(), null, new Rejection(refusal, detail, Map.of()), false);
    }
}
