package org.appointmentscheduler.faults.proxy;

/** How a stretch of network behaves. */
public enum Network {
    /** As it should. */
    WHOLE,
    /** Nothing gets through, and nobody is told: packets are dropped. */
    SILENT,
    /** Connections are reset, and new ones too. */
    RESETTING,
    /** Everything takes a while longer. */
    SLOW,
    /** What was asked arrives, but no answer comes back, and the connection is lost: the commit's fate is unknown. */
    CUT_AFTER_COMMIT,
    /** The same after whatever was asked. */
    ANSWERS_LOST
}
