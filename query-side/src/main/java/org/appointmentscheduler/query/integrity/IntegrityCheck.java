package org.appointmentscheduler.query.integrity;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.appointmentscheduler.query.rules.RuleWalk;
import org.appointmentscheduler.query.sealing.EventRows;
import org.appointmentscheduler.query.sealing.Seals;
import org.appointmentscheduler.query.sealing.VerificationKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the history from one end to the other and compares it with its seals, then stream by stream, and judges each by
 * the rules of the domain. Keeps no more of it than what one seal speaks for, or some short streams.
 */
public final class IntegrityCheck {

    private static final int PAGE = 500;

    private final EventRows events;
    private final Seals seals;
    private final KeyRing keys;
    private final RuleWalk rules;

    private IntegrityCheck(EventRows events, Seals seals, KeyRing keys, RuleWalk rules) {
        this.events = events;
        this.seals = seals;
        this.keys = keys;
        this.rules = rules;
    }

    /** @param trusted the keys whose signatures count, and no other does */
    public static IntegrityCheck trusting(JdbcClient database, RuleWalk rules, List<VerificationKey> trusted) {
        return new IntegrityCheck(new EventRows(database), new Seals(database), new KeyRing(trusted, List.of()), rules);
    }

    /**
     * Takes the keys that the database names as well, since other nodes may have sealed; who owns the database could
     * have named them, so what rests on them alone is counted.
     *
     * @param own the keys of whoever checks; perhaps none
     */
    public static IntegrityCheck believing(JdbcClient database, RuleWalk rules, List<VerificationKey> own) {
        var seals = new Seals(database);
        var named = seals.keys().stream().filter(key -> !own.contains(key)).toList();
        return new IntegrityCheck(new EventRows(database), seals, new KeyRing(own, named), rules);
    }

    /** Is told how far a check has come, with every seal and every few streams. */
    public interface Progress {

        /** @param events how many were read, those that were compared with a seal and judged in a stream counting twice */
        void reached(long seals, long streams, long events);
    }

    /** Everything, and what was published as well. */
    public IntegrityReport checkAll(@Nullable Path published, Progress progress) {
        var findings = new Findings();
        var place = Place.BEGINNING;
        while (place != null && place.stream() == null) {
            place = step(place, findings);
            findings.tell(progress);
        }
        if (published != null) {
            findings.found(new PublishedSeals(published).firstMissing(seals).orElse(null));
        }
        while (place != null && findings.isSound()) {
            place = step(place, findings);
            findings.tell(progress);
        }
        return findings.report(events.head(), keys.keys(), null);
    }

    /** @param enough whether to leave the rest for later */
    IntegrityReport check(Place after, BooleanSupplier enough) {
        var findings = new Findings();
        var place = step(after, findings);
        while (place != null && !enough.getAsBoolean()) {
            place = step(place, findings);
        }
        return findings.report(events.head(), keys.keys(), place);
    }

    /** One seal, or some streams. Answers with where to go on; null at the end and at a fault. */
    private @Nullable Place step(Place place, Findings findings) {
        var stream = place.stream();
        return stream == null ? checkSealBehind(place, findings) : judgeBehind(stream, findings);
    }

    private @Nullable Place checkSealBehind(Place place, Findings findings) {
        var previous = seals.numbered(place.seal());
        if (previous.isEmpty() && place.seal() > 0) {
            findings.found(Fault.missing(place.seal(), 1));
            return null;
        }
        previous.ifPresent(findings::reached);
        var next = seals.after(place.seal());
        if (next.isEmpty()) {
            return Place.BEHIND_THE_SEALS;
        }
        var seal = next.get().seal();
        findings.checked(seal, keys.isVouchedFor(seal));
        findings.found(new SealCheck(events, keys)
                .check(next.get(), previous.orElse(null))
                .orElse(null));
        return findings.isSound() ? Place.behindSeal(seal.number()) : null;
    }

    private @Nullable Place judgeBehind(String stream, Findings findings) {
        var stretch = rules.behind(stream, PAGE);
        findings.checked(stretch);
        var last = stretch.last();
        return last == null || !findings.isSound() ? null : Place.behindStream(last);
    }
}
