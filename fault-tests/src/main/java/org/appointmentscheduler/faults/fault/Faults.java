package org.appointmentscheduler.faults.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that is tried. */
public final class Faults {

    /** What cannot be tried here, and where it is proved instead or what it waits for. */
    public static final Map<String, String> ELSEWHERE = Map.of(
            "F7", "all nodes publish the same time at once in every run; limits per client come with the quotas",
            "F16", "comes with mails and webhooks",
            "F22", "`ErasureIT` erases a client and searches every table, file and log for them, on both engines");

    private Faults() {}

    /** @param previous the jar of the last release; null to roll from this version to itself */
    public static List<Fault> all(Path jar, @Nullable Path previous) {
        return List.of(
                new KillEmbedded(),
                new KillNode(),
                new KillDatabase(),
                BreakNetwork.DATABASE,
                BreakNetwork.ANSWERS,
                new Nothing(
                        "F6",
                        "200 clients on every slot",
                        Setting.nodesOnPostgres(2).crowd(200)),
                new Nothing(
                        "F8",
                        "confirms within 40 ms of the end",
                        Setting.nodesOnPostgres(2).lastMoment(Duration.ofSeconds(1))),
                new RebuildViews("F9", "kill -9 in the middle of a view's batch", true),
                new ShiftClock(),
                new PoisonEvent(),
                new RebuildViews("F12", "views rebuilt while serving", false),
                new Nothing("F13", "reading one's own writes on three nodes", Setting.nodesOnPostgres(3)),
                new FillDisk(),
                new RollNodes(
                        "F15", "rolling upgrade" + (previous == null ? " to the same version" : ""), jar, previous),
                new Nothing(
                        "F17",
                        "64 clients on five connections",
                        Setting.nodesOnPostgres(2).clients(64).with("spring.datasource.hikari.maximum-pool-size=5"),
                        true),
                new FreezeNode(),
                BreakNetwork.PARTITION,
                new RollNodes("F20", "SIGTERM under load", jar, null),
                new ChangedHistory());
    }
}
