package org.appointmentscheduler.faults.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.appointmentscheduler.faults.proxy.Network;
import org.appointmentscheduler.faults.proxy.TcpProxy;

/** The line between the nodes and the database is cut, swallowed, slow, or lost right after a commit was sent. */
record BreakNetwork(String id, String title, boolean everyLine, List<Network> ways) implements Fault {

    private static final Duration RECOVERED = Duration.ofSeconds(30);
    private static final Duration SLOW = Duration.ofMillis(200);

    static final BreakNetwork ANYHOW = new BreakNetwork(
            "F4",
            "database connections reset, silent, slow, or cut after COMMIT",
            true,
            List.of(Network.RESETTING, Network.SILENT, Network.SLOW, Network.CUT_AFTER_COMMIT));

    static final BreakNetwork PARTITION =
            new BreakNetwork("F19", "one node partitioned from the database", false, List.of(Network.SILENT));

    @Override
    public Setting setting(Path directory) {
        return Setting.nodesOnPostgres(2);
    }

    @Override
    public void strike(Scene scene, RandomGenerator random, Duration time) throws IOException, InterruptedException {
        var pauses = new Pauses(time, random);
        var turn = new int[1];
        pauses.between(Duration.ofSeconds(1), Duration.ofSeconds(3), () -> {
            var way = ways.get(turn[0]++ % ways.size());
            var lines = everyLine
                    ? scene.lines()
                    : List.of(scene.lines().get(random.nextInt(scene.lines().size())));
            scene.diary().disturb("network " + way, RECOVERED, () -> {
                lines.forEach(line -> breakIt(line, way));
                pauses.pause(Duration.ofSeconds(3), Duration.ofSeconds(way == Network.SILENT ? 20 : 6));
                lines.forEach(TcpProxy::heal);
            });
        });
    }

    private static void breakIt(TcpProxy line, Network way) {
        if (way == Network.SLOW) {
            line.slowDown(SLOW);
        } else {
            line.become(way);
        }
    }
}
