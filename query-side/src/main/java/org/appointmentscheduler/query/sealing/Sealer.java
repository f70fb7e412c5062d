package org.appointmentscheduler.query.sealing;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.appointmentscheduler.api.WholeSeconds;
import org.jspecify.annotations.Nullable;

/**
 * Seals what is settled. Any number of nodes may do so at once: a seal's number is given only once, and whoever comes
 * second drops theirs.
 */
final class Sealer {

    /** How many events one seal speaks for at most: a change costs no more than this to find, and a proof to make. */
    static final int MOST = 1000;

    /** In one round: others wait for the thread. */
    private static final int MOST_SEALS = 100;

    private final EventRows events;
    private final Seals seals;
    private final LongSupplier settled;
    private final SigningKey key;
    private final InstantSource clock;
    private @Nullable Seal newest;

    Sealer(EventRows events, Seals seals, LongSupplier settled, SigningKey key, InstantSource clock) {
        this.events = events;
        this.seals = seals;
        this.settled = settled;
        this.key = key;
        this.clock = clock;
    }

    /**
     * Seals what is settled now, the oldest first.
     *
     * @return the new seals
     * @throws IllegalStateException when a seal that was here is not any more: sealing on would sign what whoever took
     *     it away has made of the history
     */
    List<Seal> seal() {
        requireNewestKept();
        seals.introduce(key.counterpart());
        var made = new ArrayList<Seal>();
        var last = seals.last().orElse(null);
        newest = last;
        var upTo = settled.getAsLong();
        while (made.size() < MOST_SEALS && (last == null || last.lastPosition() < upTo)) {
            var rows = events.between(last == null ? Long.MIN_VALUE : last.lastPosition(), upTo, MOST);
            if (rows.isEmpty()) {
                break;
            }
            var next = next(last, rows);
            if (!seals.add(next, SealedEvents.of(rows))) {
                break;
            }
            made.add(next);
            last = next;
            newest = next;
        }
        return made;
    }

    private void requireNewestKept() {
        var known = newest;
        if (known != null
                && !seals.numbered(known.number())
                        .filter(kept -> kept.hash().equals(known.hash()))
                        .isPresent()) {
            throw new IllegalStateException("Seal " + known.number() + " is gone or another than it was");
        }
    }

    private Seal next(@Nullable Seal last, List<EventRow> rows) {
        return new Seal(
                        last == null ? 1 : last.number() + 1,
                        last == null ? 1 : last.lastPosition() + 1,
                        rows.getLast().position(),
                        rows.size(),
                        Seal.hex(MerkleTree.root(SealedEvents.of(rows).hashes())),
                        last == null ? Seal.NONE : last.hash(),
                        WholeSeconds.of(clock.instant()),
                        key.counterpart().id(),
                        "")
                .signedBy(key);
    }
}
