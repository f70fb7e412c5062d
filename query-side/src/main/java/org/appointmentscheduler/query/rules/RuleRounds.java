package org.appointmentscheduler.query.rules;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.appointmentscheduler.query.reconciliation.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges the history over and over, a little at a time. Where it is only this node knows; each begins somewhere else, so
 * that together they see everything sooner.
 */
final class RuleRounds implements Round {

    static final String CHECKED = "scheduler.integrity.checked";
    static final String FAULTS = "scheduler.integrity.faults";

    /** In one round: others wait for the thread, and the database has more to do. */
    private static final int EVENTS = 100;

    private static final Logger log = LoggerFactory.getLogger(RuleRounds.class);

    private final RuleWalk walk;
    private final RandomGenerator random;
    private final Counter checked;
    private final Map<Violation.Kind, Counter> faults;
    private String after;

    RuleRounds(RuleWalk walk, MeterRegistry meters, RandomGenerator random) {
        this.walk = walk;
        this.random = random;
        checked = Counter.builder(CHECKED)
                .description("Streams that were judged by the rules of the domain")
                .register(meters);
        faults = Arrays.stream(Violation.Kind.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        kind -> Counter.builder(FAULTS)
                                .description("Streams that were found to break them")
                                .tag(
                                        "kind",
                                        kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                .register(meters)));
        after = anywhere();
    }

    @Override
    public void check() {
        var from = after;
        after = anywhere(); // Should this place fail, it must not be the only one that is ever looked at.
        var stretch = walk.behind(from, EVENTS);
        checked.increment((double) stretch.streams());
        var violation = stretch.violation();
        if (violation != null) {
            Objects.requireNonNull(faults.get(violation.kind())).increment();
            log.error(
                    "Stream {} breaks the rules at position {} ({}): {}",
                    violation.stream(),
                    violation.position(),
                    violation.kind(),
                    violation.detail());
        }
        after = Objects.requireNonNullElse(stretch.last(), RuleWalk.BEGINNING);
    }

    private String anywhere() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
