package org.appointmentscheduler.faults.check;

/**
 * What one call says about a slot: at some moment between {@code from} and {@code to} it did this or saw this.
 *
 * @param hold the appointment it is about; of no meaning where another's was seen
 * @param until when that appointment's hold ends, in microseconds like all times here
 * @param to the end of time when the caller never got an answer
 */
record Step(Kind kind, String hold, long until, long from, long to, String call) {

    static final long NEVER = Long.MAX_VALUE;

    /** The first three change the slot, the others only look. */
    enum Kind {
        HOLDS,
        CONFIRMS,
        RELEASES,
        SEES_ANOTHERS_HOLD,
        SEES_ANOTHERS_BOOKING,
        SEES_HELD,
        SEES_CONFIRMED,
        SEES_RELEASED,
        SEES_EXPIRED
    }
}
