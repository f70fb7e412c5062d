package org.appointmentscheduler.api;

import java.util.Map;

/**
 * A refusal with its circumstances: a sentence about this case and the values a client can act on, such as
 * {@code retryAt}. Travels as the details of a handler's exception, so it means the same in one process and in two.
 */
public record Rejection(Refusal refusal, String detail, Map<String, Object> values) {

    public Rejection(Refusal refusal, String detail) {
        this(refusal, detail, Map.of());
    }
}
