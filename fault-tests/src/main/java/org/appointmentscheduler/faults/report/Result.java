package org.appointmentscheduler.faults.report;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.appointmentscheduler.faults.check.Invariant;
import org.appointmentscheduler.faults.check.Verdict;
import org.appointmentscheduler.faults.fault.Diary;
import org.appointmentscheduler.faults.fault.Fault;
import org.appointmentscheduler.faults.log.Exchange;
import org.appointmentscheduler.faults.log.Outcome;

/**
 * What a run came to.
 *
 * @param obstacle why it was not run; empty when it was
 * @param complaints what no invariant says and yet was promised
 */
public record Result(
        String fault,
        String title,
        String obstacle,
        long seed,
        Duration time,
        long operations,
        long acknowledged,
        long refused,
        long unknown,
        int kills,
        int disturbances,
        List<Verdict> verdicts,
        List<String> complaints) {

    public static Result of(
            Fault fault, long seed, Duration time, List<Exchange> exchanges, Diary diary, List<Verdict> verdicts) {
        var outcomes = exchanges.stream().collect(Collectors.groupingBy(Exchange::outcome, Collectors.counting()));
        return new Result(
                fault.id(),
                fault.title(),
                "",
                seed,
                time,
                exchanges.size(),
                outcomes.getOrDefault(Outcome.ACKNOWLEDGED, 0L),
                outcomes.getOrDefault(Outcome.REFUSED, 0L),
                outcomes.getOrDefault(Outcome.UNKNOWN, 0L),
                diary.kills(),
                diary.disturbances().size(),
                verdicts,
                diary.complaints());
    }

    public static Result notRun(Fault fault, long seed, Duration time, String obstacle) {
        return new Result(fault.id(), fault.title(), obstacle, seed, time, 0, 0, 0, 0, 0, 0, List.of(), List.of());
    }

    /** The run itself failed, so nothing is known, which is no pass. */
    public static Result brokenOff(Fault fault, long seed, Duration time, String why) {
        return new Result(
                fault.id(), fault.title(), "", seed, time, 0, 0, 0, 0, 0, 0, List.of(), List.of("Broken off: " + why));
    }

    public boolean isFailed() {
        return !complaints.isEmpty() || verdicts.stream().anyMatch(Verdict::isViolated);
    }

    /** What was measured besides. */
    public String note(Invariant invariant) {
        return verdicts.stream()
                .filter(verdict -> verdict.invariant() == invariant)
                .map(Verdict::note)
                .findFirst()
                .orElse("");
    }

    /** For whoever watches. */
    public String summary() {
        if (!obstacle.isEmpty()) {
            return fault + " NOT RUN: " + obstacle;
        }
        var text = new StringBuilder(
                "%s %s: %d operations, %d acknowledged, %d refused, %d unknown, %d kills, %d disturbances%n"
                        .formatted(
                                fault,
                                isFailed() ? "FAILED" : "held",
                                operations,
                                acknowledged,
                                refused,
                                unknown,
                                kills,
                                disturbances));
        for (var verdict : verdicts) {
            text.append("  %s %s: %s, %d checked %s%n"
                    .formatted(
                            verdict.invariant(),
                            verdict.invariant().title(),
                            verdict.result(),
                            verdict.checked(),
                            verdict.note()));
            verdict.violations()
                    .forEach(violation -> text.append("    ").append(violation).append('\n'));
        }
        complaints.forEach(complaint -> text.append("  ").append(complaint).append('\n'));
        return text.toString();
    }
}
