package org.appointmentscheduler.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinearizableTest {

    private static void legal(Story story) {
        assertThat(new Linearizable().judge(story.told()).violations()).isEmpty();
    }

    private static void illegal(Story story) {
        assertThat(new Linearizable().judge(story.told()).isViolated()).isTrue();
    }

    @Test
    void allowsConcurrentCallsInAnyOrder() {
        legal(new Story().notReserved("c2", "slot-already-held", 1, 2).reserved("a", "c1", 1, 2, 5));
    }

    @Test
    void refusesTwoHoldsAtOnce() {
        illegal(new Story().reserved("a", "c1", 1, 1.2, 5).reserved("b", "c2", 2, 2.2, 6));
        illegal(new Story().reserved("a", "c1", 1, 3, 5).reserved("b", "c2", 1, 3, 6));
    }

    @Test
    void allowsTheNextHoldFromTheEndOfTheLastOn() {
        legal(new Story().reserved("a", "c1", 1, 1.2, 5).reserved("b", "c2", 4.9, 5.1, 9));
        legal(new Story().reserved("a", "c1", 1, 1.2, 5).reserved("b", "c2", 5, 5.1, 9));
        illegal(new Story().reserved("a", "c1", 1, 1.2, 5).reserved("b", "c2", 4.8, 4.9, 9));
    }

    @Test
    void refusesAHoldThatStaysAfterItsEnd() {
        illegal(new Story().reserved("a", "c1", 1, 1.2, 5).notReserved("c2", "slot-already-held", 5.1, 5.2));
    }

    @Test
    void refusesALostHold() {
        illegal(new Story().reserved("a", "c1", 6, 6.2, 9).notReserved("c2", "slot-already-held", 1, 1.1));
    }

    @Test
    void refusesAHoldOfWhatIsBooked() {
        illegal(new Story()
                .reserved("a", "c1", 1, 1.2, 5)
                .confirmed("a", "c1", 2, 2.1)
                .reserved("b", "c2", 7, 7.1, 12));
    }

    @Test
    void refusesAConfirmationAfterTheEndAndARefusalBefore() {
        illegal(new Story().reserved("a", "c1", 1, 1.2, 5).confirmed("a", "c1", 5.1, 5.2));
        legal(new Story().reserved("a", "c1", 1, 1.2, 5).confirmed("a", "c1", 4.9, 5.2));
        illegal(new Story().reserved("a", "c1", 1, 1.2, 5).notConfirmed("a", "c1", 4.8, 4.9));
        legal(new Story().reserved("a", "c1", 1, 1.2, 5).notConfirmed("a", "c1", 4.8, 5.1));
    }

    @Test
    void refusesAStaleRead() {
        illegal(new Story()
                .reserved("a", "c1", 1, 1.2, 5)
                .confirmed("a", "c1", 2, 2.1)
                .read("a", "held", 2.2, 2.3));
        legal(new Story()
                .reserved("a", "c1", 1, 1.2, 5)
                .confirmed("a", "c1", 2, 2.3)
                .read("a", "held", 2.1, 2.2));
    }

    @Test
    void letsAnUnknownHappenAtAnyTimeIfItHappened() {
        legal(new Story()
                .reservedPerhaps("c9", 1)
                .notReserved("c2", "slot-already-held", 3, 3.1)
                .keptHold("g", "c9", 2, 9));
        illegal(new Story().reservedPerhaps("c9", 1).notReserved("c2", "slot-already-held", 3, 3.1));
        illegal(new Story()
                .notReserved("c2", "slot-already-held", 0.5, 0.9)
                .reservedPerhaps("c9", 1)
                .keptHold("g", "c9", 2, 9));
    }

    @Test
    void letsAnUnknownConfirmationBeSeenBeforeItsEnd() {
        legal(new Story()
                .reserved("a", "c1", 1, 1.2, 5)
                .keptHold("a", "c1", 1.1, 5)
                .confirmedPerhaps("a", "c1", 2)
                .keptConfirmation("a", 2.1)
                .notReserved("c2", "slot-already-booked", 8, 8.1));
    }

    @Test
    void findsItsWayThroughALongHistory() {
        var story = new Story();
        for (var round = 0; round < 60; round++) {
            var start = round * 5;
            story.reserved("a" + round, "c1", start, start + 0.5, start + 4);
            for (var other = 0; other < 8; other++) {
                story.notReserved("c2", "slot-already-held", start, start + 1 + other * 0.1);
            }
            story.released("a" + round, "c1", start + 2, start + 2.1);
        }
        legal(story);
        illegal(story.notReserved("c2", "slot-already-held", 298, 298.1));
    }
}
