package org.appointmentscheduler.query.live;

import org.appointmentscheduler.api.MalformedRequest;
import org.jspecify.annotations.Nullable;

/** The header by which the consumer of a live answer says what it has got. */
public final class LastEventId {

    public static final String HEADER = "Last-Event-ID";

    private static final String POSITION = "\\d{1,18}";

    private LastEventId() {}

    /**
     * The position it names. It counts more than what the address says: a browser repeats the address as it was at first.
     *
     * @param otherwise when it is not there, or empty as before the first event
     * @throws MalformedRequest when it was never sent by us
     */
    public static long read(@Nullable String header, long otherwise) {
        if (header == null || header.isEmpty()) {
            return otherwise;
        }
        if (!header.matches(POSITION)) {
            throw new MalformedRequest("/" + HEADER, "must be the id of an event that was sent");
        }
        return Long.parseLong(header);
    }
}
