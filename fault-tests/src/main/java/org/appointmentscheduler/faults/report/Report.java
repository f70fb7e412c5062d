package org.appointmentscheduler.faults.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.appointmentscheduler.faults.check.Invariant;
import org.appointmentscheduler.faults.check.Verdict;
import org.appointmentscheduler.faults.fault.Faults;

/** The page that shows what was tried and what came of it. */
public final class Report {

    private Report() {}

    public static void write(Path page, List<Result> results) throws IOException {
        Files.writeString(page, text(results));
    }

    static String text(List<Result> results) {
        var text = new StringBuilder("""
                # What was broken, and what held

                Written by `./mvnw -pl fault-tests exec:java -Dexec.args="--tier full"`, on %d processors, Java %s, with
                PostgreSQL 18 (`fsync=on`) or H2. Each run starts the packaged application, lets clients book in a process of
                their own, breaks something at moments drawn from the seed, mends it, and compares what the clients were told
                with what is stored. Any row can be repeated, as in
                `./mvnw -pl fault-tests exec:java -Dexec.args="--seed %d --fault F2 --seconds 60"` after a `./mvnw verify`.

                The rules alone are tried much harder, on three nodes in one thread, with invented clocks and a store that
                conflicts, fails, forgets to answer and delivers twice: 10⁵ steps in every build, 10⁷ with
                `./mvnw -pl command-side -am test -Dtest=SimulationTest -Dsurefire.failIfNoSpecifiedTests=false
                -Dsimulation.worlds=100000`.

                """.formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"),
                        results.getFirst().seed()));
        text.append(
                "| fault | | seed | s | operations | acknowledged | unknown | kills | disturbances | expiry | verdict |\n");
        text.append("|---|---|---|---|---|---|---|---|---|---|---|\n");
        results.forEach(result -> text.append(row(result)));
        new TreeMap<>(Faults.ELSEWHERE)
                .forEach((fault, where) ->
                        text.append("| %s | not tried here: %s | | | | | | | | | |%n".formatted(fault, where)));
        text.append("\n## By invariant\n\n");
        results.stream().filter(result -> !result.verdicts().isEmpty()).forEach(result -> text.append(details(result)));
        return text.toString();
    }

    private static String row(Result result) {
        if (!result.obstacle().isEmpty()) {
            return "| %s | %s | | | | | | | | | not run: %s |%n"
                    .formatted(result.fault(), result.title(), result.obstacle());
        }
        return "| %s | %s | %d | %d | %d | %d | %d | %d | %d | %s | %s |%n"
                .formatted(
                        result.fault(),
                        result.title(),
                        result.seed(),
                        result.time().toSeconds(),
                        result.operations(),
                        result.acknowledged(),
                        result.unknown(),
                        result.kills(),
                        result.disturbances(),
                        result.note(Invariant.I4),
                        result.isFailed() ? "**violated**" : "held");
    }

    private static String details(Result result) {
        var text = new StringBuilder("### %s %s%n%n".formatted(result.fault(), result.title()));
        text.append("| invariant | verdict | checked | |\n|---|---|---|---|\n");
        for (var verdict : result.verdicts()) {
            text.append("| %s %s | %s | %d | %s |%n"
                    .formatted(
                            verdict.invariant(),
                            verdict.invariant().title(),
                            words(verdict),
                            verdict.checked(),
                            verdict.note()));
        }
        result.complaints()
                .forEach(complaint -> text.append("\n- ").append(complaint).append('\n'));
        return text.append('\n').toString();
    }

    private static String words(Verdict verdict) {
        return switch (verdict.result()) {
            case HOLDS -> "holds";
            case VIOLATED -> "**violated**";
            case NOT_CHECKED -> "not checked";
        };
    }
}
