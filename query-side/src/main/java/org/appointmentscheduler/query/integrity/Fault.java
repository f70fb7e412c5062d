package org.appointmentscheduler.query.integrity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.appointmentscheduler.query.rules.Violation;
import org.appointmentscheduler.query.sealing.Seal;
import org.jspecify.annotations.Nullable;

/**
 * Where the history first differs from what was sealed, or breaks the rules of its own domain.
 *
 * @param position of the first bad event, or the first that a bad seal speaks for
 * @param seal its number; missing when the event is as it was sealed, or not sealed yet
 * @param detail a sentence that names nobody
 * @param stream whose event is there now; missing when none is
 */
@Schema(name = "HistoryFault") // The contract has faults of requests as well.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(
        long position,
        Kind kind,
        @Nullable Long seal,
        String detail,
        @Nullable String stream) {

    /** What is wrong. */
    public enum Kind {
        @JsonProperty("changed")
        CHANGED,
        @JsonProperty("deleted")
        DELETED,
        @JsonProperty("inserted")
        INSERTED,
        @JsonProperty("sealMissing")
        SEAL_MISSING,
        @JsonProperty("sealBroken")
        SEAL_BROKEN,
        @JsonProperty("sealForged")
        SEAL_FORGED,
        @JsonProperty("sequenceHole")
        SEQUENCE_HOLE,
        @JsonProperty("unreadable")
        UNREADABLE,
        @JsonProperty("misplaced")
        MISPLACED,
        @JsonProperty("illegalTransition")
        ILLEGAL_TRANSITION,
        @JsonProperty("overlap")
        OVERLAP,
        @JsonProperty("unpublished")
        UNPUBLISHED,
        @JsonProperty("withdrawnInUse")
        WITHDRAWN_IN_USE,
        @JsonProperty("notClaimed")
        NOT_CLAIMED,
        @JsonProperty("bookedFreed")
        BOOKED_FREED,
        @JsonProperty("tooLate")
        TOO_LATE,
        @JsonProperty("notHolder")
        NOT_HOLDER,
        @JsonProperty("disagreement")
        DISAGREEMENT,
        @JsonProperty("timerMissing")
        TIMER_MISSING,
        @JsonProperty("timerLeft")
        TIMER_LEFT,
        @JsonProperty("viewDiffers")
        VIEW_DIFFERS
    }

    /** One that no seal shows. */
    static Fault of(Violation violation) {
        return new Fault(
                violation.position(),
                Kind.valueOf(violation.kind().name()),
                null,
                violation.detail(),
                violation.stream());
    }

    static Fault changed(long position, Seal seal, String stream) {
        return new Fault(position, Kind.CHANGED, seal.number(), "The event is not the one that was sealed.", stream);
    }

    static Fault deleted(long position, Seal seal) {
        return new Fault(position, Kind.DELETED, seal.number(), "An event was sealed here and is gone.", null);
    }

    static Fault inserted(long position, Seal seal, String stream) {
        return new Fault(
                position, Kind.INSERTED, seal.number(), "Nothing was here when this position was sealed.", stream);
    }

    static Fault missing(long number, long position) {
        return new Fault(position, Kind.SEAL_MISSING, number, "The seal is gone.", null);
    }

    static Fault broken(Seal seal, String detail) {
        return new Fault(seal.firstPosition(), Kind.SEAL_BROKEN, seal.number(), detail, null);
    }

    static Fault forged(Seal seal, String detail) {
        return new Fault(seal.firstPosition(), Kind.SEAL_FORGED, seal.number(), detail, null);
    }
}
