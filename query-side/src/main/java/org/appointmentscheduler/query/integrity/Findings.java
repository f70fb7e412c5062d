package org.appointmentscheduler.query.integrity;

import java.util.List;
import org.appointmentscheduler.query.rules.RuleWalk.Stretch;
import org.appointmentscheduler.query.sealing.Seal;
import org.appointmentscheduler.query.sealing.VerificationKey;
import org.jspecify.annotations.Nullable;

/** What a check has found so far. */
final class Findings {

    private @Nullable Fault fault;
    private long seals;
    private long events;
    private long unvouched;
    private long sealedTo;
    private long streams;
    private long streamEvents;
    private long unjudged;

    boolean isSound() {
        return fault == null;
    }

    /** Of several the one at the least position is kept. */
    void found(@Nullable Fault another) {
        var known = fault;
        if (another != null && (known == null || another.position() < known.position())) {
            fault = another;
        }
    }

    void checked(Seal seal, boolean vouchedFor) {
        seals++;
        events += seal.events();
        unvouched += vouchedFor ? 0 : 1;
        reached(seal);
    }

    void reached(Seal seal) {
        sealedTo = seal.lastPosition();
    }

    void checked(Stretch stretch) {
        streams += stretch.streams();
        streamEvents += stretch.events();
        unjudged += stretch.unjudged();
        var violation = stretch.violation();
        found(violation == null ? null : Fault.of(violation));
    }

    void tell(IntegrityCheck.Progress progress) {
        progress.reached(seals, streams, events + streamEvents);
    }

    IntegrityReport report(long head, List<VerificationKey> keys, @Nullable Place next) {
        return new IntegrityReport(
                isSound(),
                fault,
                seals,
                events,
                unvouched,
                sealedTo,
                head,
                streams,
                streamEvents,
                unjudged,
                keys,
                next == null || !isSound() ? null : next.encoded());
    }
}
