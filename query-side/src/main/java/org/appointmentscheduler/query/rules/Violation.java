package org.appointmentscheduler.query.rules;

/**
 * Something that happened and that no rule allows, or that what belongs to it contradicts.
 *
 * @param position of the event that cannot be
 * @param detail a sentence that names nobody
 */
public record Violation(Kind kind, long position, String stream, String detail) {

    /** Which rule. */
    public enum Kind {
        SEQUENCE_HOLE,
        UNREADABLE,
        MISPLACED,
        ILLEGAL_TRANSITION,
        OVERLAP,
        UNPUBLISHED,
        WITHDRAWN_IN_USE,
        NOT_CLAIMED,
        BOOKED_FREED,
        TOO_LATE,
        NOT_HOLDER,
        DISAGREEMENT,
        TIMER_MISSING,
        TIMER_LEFT,
        VIEW_DIFFERS
    }
}
