package org.appointmentscheduler.faults.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request, written before it is sent.
 *
 * @param key the idempotency key, shared by all attempts at the same thing
 * @param at when, measured with the monotonic clock
 * @param settled whether the caller knew the outcome of everything it had asked of this appointment before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Call(
        long id,
        Op op,
        @Nullable String key,
        int node,
        Instant at,
        @Nullable String client,
        @Nullable String provider,
        @Nullable Instant start,
        int minutes,
        @Nullable String appointment,
        @Nullable String token,
        boolean settled) {}
