package org.appointmentscheduler.query.history;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know of all events.
 *
 * @param sight of whoever asks
 * @param limit how many at once
 * @param type the only stored type, if any
 * @param subject the only stream, if any
 */
record Wanted(
        Sight sight,
        int limit,
        @Nullable String type,
        @Nullable String subject) {

    /** How many positions are looked through at once for one who may see few of them. */
    private static final long MOST_POSITIONS = 20_000;

    boolean includes(StoredEvent event) {
        return (type == null || type.equals(event.payloadType()))
                && (subject == null || subject.equals(event.stream()))
                && sight.shows(event);
    }

    /** How far to look, having looked up to a position: all the way when it is only a matter of an index. */
    long reach(long after, long upTo) {
        return sight.isWhole() ? upTo : Math.min(upTo, after + MOST_POSITIONS);
    }
}
