package org.appointmentscheduler.query.live;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one live answer shows of the list of all events. Asked by one thread only, and again and again. */
public interface LiveSource {

    /** What there is to say of the events in {@code (after, upTo]}; of more than is sent at once only the first part. */
    Part read(long after, long upTo);

    /** @param position up to which the messages say everything there is to say */
    record Part(List<Message> messages, long position) {}

    /**
     * @param position from which whoever has got this can go on; null when it cannot before a later message
     * @param data on one line; null when there is no more to say than the position
     */
    record Message(@Nullable Long position, @Nullable String data) {}
}
