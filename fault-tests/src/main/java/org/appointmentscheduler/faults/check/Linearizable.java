package org.appointmentscheduler.faults.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * I6: to its clients each slot behaves as if it were one thing that does one step at a time. Slots are independent, so
 * each is searched alone.
 */
final class Linearizable implements Check {

    private static final int MOST_STATES = 300_000;
    private static final long TOLERANCE_MICROS = 5_000;

    @Override
    public Invariant invariant() {
        return Invariant.I6;
    }

    @Override
    public Verdict judge(Evidence evidence) {
        var complaints = new Complaints();
        var tolerance = TOLERANCE_MICROS + evidence.clockOffset().toNanos() / 1_000;
        var undecided = new ArrayList<String>();
        for (Map.Entry<String, List<Step>> slot : SlotHistories.of(evidence).entrySet()) {
            complaints.checked();
            var search = new SlotSearch(slot.getValue(), tolerance, MOST_STATES);
            switch (search.search()) {
                case LEGAL -> {
                    // As it should be.
                }
                case ILLEGAL -> complaints.require(false, "%s: %s", slot.getKey(), search.explanation());
                case UNDECIDED -> undecided.add(slot.getKey());
            }
        }
        complaints.note(undecided.isEmpty() ? "" : undecided.size() + " slots undecided");
        return complaints.verdict(invariant());
    }
}
