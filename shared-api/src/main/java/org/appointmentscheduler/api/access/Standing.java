package org.appointmentscheduler.api.access;

import java.time.Instant;

/** How far a caller can be relied on after the request was let in: for answers that go on for long. */
public interface Standing {

    /** Whom what goes on is counted for: the caller, or the network of one who has not said who it is. */
    String who();

    /** The end of what the caller sent, or the end of time. */
    Instant goodUntil();

    /** Whether what the caller sent would be taken still, which may have to be looked up. Any thread may ask. */
    boolean isGood();
}
