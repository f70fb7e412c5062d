package org.appointmentscheduler.query.reading;

import java.util.function.Function;
import org.appointmentscheduler.api.Refusal;

/** Reads identifiers from requests. */
public final class Identifiers {

    private Identifiers() {}

    /** Identifiers are opaque to callers, so text of another shape names nothing. */
    public static <T> T read(String text, Function<String, T> parse, Refusal notFound) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(notFound, "The identifier in the request names nothing.");
        }
    }
}
