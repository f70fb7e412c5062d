package org.appointmentscheduler.query.integrity;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.appointmentscheduler.query.sealing.EventRows;
import org.appointmentscheduler.query.sealing.Seal;
import org.appointmentscheduler.query.sealing.Seals;
import org.appointmentscheduler.query.sealing.VerificationKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the history from one end to the other and compares it with its seals. Of either it keeps no more than what one
 * seal speaks for.
 */
public final class IntegrityCheck {

    private final EventRows events;
    private final Seals seals;
    private final KeyRing keys;

    private IntegrityCheck(EventRows events, Seals seals, KeyRing keys) {
        this.events = events;
        this.seals = seals;
        this.keys = keys;
    }

    /** @param trusted the keys whose signatures count, and no other does */
    public static IntegrityCheck trusting(JdbcClient database, List<VerificationKey> trusted) {
        return new IntegrityCheck(new EventRows(database), new Seals(database), new KeyRing(trusted, List.of()));
    }

    /**
     * Takes the keys that the database names as well, since other nodes may have sealed; who owns the database could
     * have named them, so what rests on them alone is counted.
     *
     * @param own the keys of whoever checks; perhaps none
     */
    public static IntegrityCheck believing(JdbcClient database, List<VerificationKey> own) {
        var seals = new Seals(database);
        var named = seals.keys().stream().filter(key -> !own.contains(key)).toList();
        return new IntegrityCheck(new EventRows(database), seals, new KeyRing(own, named));
    }

    /** Everything, and what was published as well. */
    public IntegrityReport checkAll(@Nullable Path published) {
        var report = check(0, () -> false);
        var missing = published == null ? Optional.<Fault>empty() : new PublishedSeals(published).firstMissing(seals);
        var fault = Stream.concat(Optional.ofNullable(report.fault()).stream(), missing.stream())
                .min((one, other) -> Long.compare(one.position(), other.position()))
                .orElse(null);
        return new IntegrityReport(
                fault == null,
                fault,
                report.seals(),
                report.events(),
                report.unvouched(),
                report.sealedTo(),
                report.head(),
                report.keys(),
                null);
    }

    /**
     * @param after the number of a seal that was checked before; 0 for none
     * @param enough whether to leave the rest for later
     */
    IntegrityReport check(long after, BooleanSupplier enough) {
        var check = new SealCheck(events, keys);
        var previous = seals.numbered(after).orElse(null);
        var fault = after > 0 && previous == null ? Fault.missing(after, 1) : null;
        long checkedSeals = 0;
        long checkedEvents = 0;
        long unvouched = 0;
        var next = fault == null ? seals.after(after) : Optional.<Seals.Stored>empty();
        while (next.isPresent() && fault == null && (checkedSeals == 0 || !enough.getAsBoolean())) {
            fault = check.check(next.get(), previous).orElse(null);
            previous = next.get().seal();
            checkedSeals++;
            checkedEvents += previous.events();
            unvouched += keys.isVouchedFor(previous) ? 0 : 1;
            next = seals.after(previous.number());
        }
        return new IntegrityReport(
                fault == null,
                fault,
                checkedSeals,
                checkedEvents,
                unvouched,
                previous == null ? 0 : previous.lastPosition(),
                events.head(),
                keys.keys(),
                fault != null || next.isEmpty() ? null : Long.toString(number(previous)));
    }

    private static long number(@Nullable Seal seal) {
        return seal == null ? 0 : seal.number();
    }
}
