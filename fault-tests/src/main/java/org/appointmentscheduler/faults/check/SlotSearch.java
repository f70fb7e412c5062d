package org.appointmentscheduler.faults.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * Looks for an order of all steps on a slot that each client could have seen: every step between its call and its
 * answer, every one legal in the sequential model. Wing and Gong's search with Lowe's memory of what was tried.
 */
final class SlotSearch {

    /** How it ended; a search that takes too long says nothing. */
    enum Result {
        LEGAL,
        ILLEGAL,
        UNDECIDED
    }

    private record Tried(BitSet done, SlotState state) {}

    private final List<Step> steps;
    private final long tolerance;
    private final int most;
    private BitSet furthest = new BitSet();
    private SlotState furthestState = SlotState.FREE;

    SlotSearch(List<Step> steps, long tolerance, int most) {
        this.steps = steps.stream().sorted(Comparator.comparingLong(Step::from)).toList();
        this.tolerance = tolerance;
        this.most = most;
    }

    Result search() {
        var seen = new HashSet<Tried>();
        var open = new ArrayDeque<Tried>();
        open.push(new Tried(new BitSet(), SlotState.FREE));
        while (!open.isEmpty()) {
            var here = open.pop();
            if (here.done().cardinality() == steps.size()) {
                return Result.LEGAL;
            }
            if (here.done().cardinality() > furthest.cardinality()) {
                furthest = here.done();
                furthestState = here.state();
            }
            for (var next : next(here)) {
                if (seen.add(next)) {
                    open.push(next);
                }
            }
            if (seen.size() > most) {
                return Result.UNDECIDED;
            }
        }
        return Result.ILLEGAL;
    }

    /** What can follow, the most urgent last, since that is looked at first. */
    private List<Tried> next(Tried here) {
        var candidates = candidates(here.done());
        var deadline = candidates.stream()
                .mapToLong(index -> steps.get(index).to())
                .min()
                .orElse(Step.NEVER);
        var next = new ArrayList<Tried>();
        candidates.sort(
                Comparator.comparingLong((Integer index) -> steps.get(index).to())
                        .reversed());
        for (var index : candidates) {
            var step = steps.get(index);
            var state = here.state().after(step, step.from(), deadline, tolerance);
            if (state != null) {
                var done = (BitSet) here.done().clone();
                done.set(index);
                next.add(new Tried(done, state));
            }
        }
        return next;
    }

    /** The steps that may come next: none was called only after another of them was answered. */
    private List<Integer> candidates(BitSet done) {
        var deadline = Step.NEVER;
        var candidates = new ArrayList<Integer>();
        for (var index = done.nextClearBit(0); index < steps.size(); index = done.nextClearBit(index + 1)) {
            if (steps.get(index).from() > deadline) {
                break;
            }
            candidates.add(index);
            deadline = Math.min(deadline, steps.get(index).to());
        }
        return candidates;
    }

    /** Where the longest legal order ends, for people. */
    String explanation() {
        var text = new StringBuilder("after %d of %d steps the slot is %s, and none of these can follow:"
                .formatted(furthest.cardinality(), steps.size(), furthestState));
        candidates(furthest).forEach(index -> text.append("\n      ").append(steps.get(index)));
        return text.toString();
    }
}
