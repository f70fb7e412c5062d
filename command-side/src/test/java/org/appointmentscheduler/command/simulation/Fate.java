package org.appointmentscheduler.command.simulation;

/** What becomes of a transaction between its reads and its answer. */
enum Fate {
    /** It goes through, unless another was faster. */
    COMMIT,
    /** Another node does the next step first. */
    OVERTAKEN,
    /** The store is gone before anything is written. */
    FAIL,
    /** Everything is written, and the answer gets lost. */
    LOSE_ANSWER,
    /** The node dies before anything is written, and its client learns nothing. */
    CRASH
}
