package org.appointmentscheduler.faults.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param call the call's id
 * @param status the HTTP status; 0 when there was no answer
 * @param problem the problem's type without its prefix, or why there was no answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(
        long call,
        Instant at,
        int status,
        @Nullable String problem,
        boolean replayed,
        @Nullable String token,
        @Nullable String body) {}
