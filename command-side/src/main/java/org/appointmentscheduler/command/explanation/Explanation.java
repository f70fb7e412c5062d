package org.appointmentscheduler.command.explanation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.appointmentscheduler.api.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * What a reservation would be told.
 *
 * @param asOf when
 * @param refusal absent when it would be made
 * @param cause the event since which it is refused; absent when none is to blame, or none that the caller may know of
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Explanation(
        boolean bookable,
        Instant asOf,
        @Nullable Rejection refusal,
        @Nullable Cause cause) {

    /** @param position in the list of all events; absent while that does not show it yet */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Cause(String id, @Nullable Long position, String type, Instant recordedAt) {}
}
