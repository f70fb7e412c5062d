package org.appointmentscheduler.command.messaging;

import java.util.Map;

/** What is known about the request that a command comes from, by the keys below; empty outside a request. */
public interface RequestMetaData {

    /** Who asks, as the text of an {@link org.appointmentscheduler.api.access.Actor}. Proved: never what a caller says. */
    String ACTOR = "actor";

    /** The request's id in logs and answers. */
    String REQUEST_ID = "requestId";

    /** The client's key for repeating a request safely, in the form in which it is kept. */
    String IDEMPOTENCY_KEY = "idempotencyKey";

    /** A hash of the request, which tells a repetition from another request with the same key. */
    String FINGERPRINT = "fingerprint";

    /** The version the caller has read, as a {@link Long}. */
    String EXPECTED_VERSION = "expectedVersion";

    Map<String, Object> current();
}
