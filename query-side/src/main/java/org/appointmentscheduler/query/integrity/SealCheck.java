package org.appointmentscheduler.query.integrity;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.appointmentscheduler.query.sealing.EventRow;
import org.appointmentscheduler.query.sealing.EventRows;
import org.appointmentscheduler.query.sealing.Seal;
import org.appointmentscheduler.query.sealing.SealedEvents;
import org.appointmentscheduler.query.sealing.Seals;
import org.jspecify.annotations.Nullable;

/** Compares what one seal says with the seal before it, its signature, and the events. */
record SealCheck(EventRows events, KeyRing keys) {

    private static final int PAGE = 500;

    /** @param previous the seal before; null for the first */
    Optional<Fault> check(Seals.Stored stored, @Nullable Seal previous) {
        var seal = stored.seal();
        var number = previous == null ? 1 : previous.number() + 1;
        var first = previous == null ? 1 : previous.lastPosition() + 1;
        if (seal.number() != number) {
            return Optional.of(Fault.missing(number, first));
        }
        if (!keys.hasSigned(seal)) {
            return Optional.of(Fault.forged(seal, "No trusted key has signed this seal as it is."));
        }
        if (seal.firstPosition() != first || !seal.previous().equals(previous == null ? Seal.NONE : previous.hash())) {
            return Optional.of(Fault.broken(seal, "The seal does not follow the one before."));
        }
        return compare(stored, previous == null ? Long.MIN_VALUE : previous.lastPosition());
    }

    private Optional<Fault> compare(Seals.Stored stored, long after) {
        var seal = stored.seal();
        SealedEvents sealed;
        try {
            sealed = stored.events();
        } catch (IllegalArgumentException e) {
            return Optional.of(Fault.broken(seal, "What the seal was made of cannot be read."));
        }
        return sealed.belongTo(seal)
                ? firstDifference(sealed, new Rows(after, seal.lastPosition()), seal)
                : Optional.of(Fault.broken(seal, "The seal is not of what it was made of."));
    }

    private static Optional<Fault> firstDifference(SealedEvents sealed, Iterator<EventRow> rows, Seal seal) {
        for (var index = 0; index < sealed.positions().size(); index++) {
            long position = sealed.positions().get(index);
            if (!rows.hasNext()) {
                return Optional.of(Fault.deleted(position, seal));
            }
            var row = rows.next();
            if (row.position() < position) {
                return Optional.of(Fault.inserted(row.position(), seal, row.stream()));
            }
            if (row.position() > position) {
                return Optional.of(Fault.deleted(position, seal));
            }
            if (!Arrays.equals(row.hash(), sealed.hashes().get(index))) {
                return Optional.of(Fault.changed(position, seal, row.stream()));
            }
        }
        return Optional.empty(); // A seal ends with its last event, so nothing can follow.
    }

    /** A few rows at a time. */
    private final class Rows implements Iterator<EventRow> {

        private final long upTo;
        private long after;
        private Iterator<EventRow> page = List.<EventRow>of().iterator();

        Rows(long after, long upTo) {
            this.after = after;
            this.upTo = upTo;
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext()) {
                page = events.between(after, upTo, PAGE).iterator();
            }
            return page.hasNext();
        }

        @Override
        public EventRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var row = page.next();
            after = row.position();
            return row;
        }
    }
}
