package org.appointmentscheduler.faults.check;

import org.jspecify.annotations.Nullable;

/**
 * A slot in the sequential model.
 *
 * @param holder the appointment that has it; empty when nobody does
 * @param until when its hold ends
 * @param now the earliest moment at which the slot can be in this state
 */
record SlotState(String holder, boolean confirmed, long until, long now) {

    static final SlotState FREE = new SlotState("", false, 0, Long.MIN_VALUE);

    /**
     * The state after a step that happens no earlier than {@code from} and no later than {@code to}; null when it
     * cannot happen here. A hold lives while the time is before its end, whether or not a timer ran.
     */
    @Nullable
    SlotState after(Step step, long from, long to, long tolerance) {
        var at = Math.max(now, from);
        if (at > to) {
            return null;
        }
        var mine = holder.equals(step.hold());
        var free = freeAt(at, to, tolerance);
        var live = isHeld() && at < until + tolerance;
        return switch (step.kind()) {
            case HOLDS -> free == null ? null : new SlotState(step.hold(), false, step.until(), free.now);
            case CONFIRMS -> mine && (confirmed || live) ? new SlotState(holder, true, until, at) : null;
            case RELEASES -> mine && live ? new SlotState("", false, 0, at) : null;
            case SEES_ANOTHERS_HOLD -> live ? at(at) : null;
            case SEES_ANOTHERS_BOOKING -> confirmed ? at(at) : null;
            case SEES_HELD -> mine && live ? at(at) : null;
            case SEES_CONFIRMED -> mine && confirmed ? at(at) : null;
            case SEES_RELEASED -> mine ? null : at(at);
            // Stays the holder's, as a node whose clock is behind may still see it held.
            case SEES_EXPIRED -> {
                var expired = Math.max(at, step.until() - tolerance);
                yield expired > to || mine && confirmed ? null : at(expired);
            }
        };
    }

    private boolean isHeld() {
        return !holder.isEmpty() && !confirmed;
    }

    private @Nullable SlotState freeAt(long at, long to, long tolerance) {
        if (holder.isEmpty()) {
            return at(at);
        }
        var end = Math.max(at, until - tolerance);
        return confirmed || end > to ? null : new SlotState("", false, 0, end);
    }

    private SlotState at(long time) {
        return new SlotState(holder, confirmed, until, time);
    }
}
