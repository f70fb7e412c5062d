package org.appointmentscheduler.faults.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.appointmentscheduler.faults.proxy.Network;
import org.appointmentscheduler.faults.proxy.TcpProxy;

/** A network is cut, swallows what it is given, is slow, or loses the answers. */
record BreakNetwork(String id, String title, Setting setting, Where where, List<Network> ways) implements Fault {

    private static final Duration RECOVERED = Duration.ofSeconds(30);
    private static final Duration SLOW = Duration.ofMillis(200);

    /** Which network. */
    enum Where {
        CLIENTS_TO_NODES,
        NODES_TO_DATABASE,
        ONE_NODE_TO_DATABASE
    }

    static final BreakNetwork DATABASE = new BreakNetwork(
            "F4",
            "database connections cut after COMMIT, reset, silent or slow",
            Setting.nodesOnPostgres(2),
            Where.NODES_TO_DATABASE,
            List.of(Network.CUT_AFTER_COMMIT, Network.RESETTING, Network.SILENT, Network.SLOW));

    static final BreakNetwork ANSWERS = new BreakNetwork(
            "F5",
            "every change sent four times at once, answers lost, connections reset",
            Setting.nodesOnPostgres(2).copies(4),
            Where.CLIENTS_TO_NODES,
            List.of(Network.ANSWERS_LOST, Network.RESETTING, Network.SLOW));

    static final BreakNetwork PARTITION = new BreakNetwork(
            "F19",
            "one node partitioned from the database",
            Setting.nodesOnPostgres(2),
            Where.ONE_NODE_TO_DATABASE,
            List.of(Network.SILENT));

    @Override
    public Setting setting(Path directory) {
        return setting;
    }

    @Override
    public void strike(Scene scene, RandomGenerator random, Duration time) throws IOException, InterruptedException {
        var pauses = new Pauses(time, random);
        var turn = new int[1];
        pauses.between(Duration.ofSeconds(1), Duration.ofSeconds(3), () -> {
            var way = ways.get(turn[0]++ % ways.size());
            var links = links(scene, random);
            scene.diary().disturb("network " + way, RECOVERED, () -> {
                links.forEach(link -> breakIt(link, way));
                pauses.pause(Duration.ofSeconds(3), Duration.ofSeconds(way == Network.SILENT ? 20 : 6));
                links.forEach(TcpProxy::heal);
            });
        });
    }

    private List<TcpProxy> links(Scene scene, RandomGenerator random) {
        return switch (where) {
            case CLIENTS_TO_NODES -> scene.doors();
            case NODES_TO_DATABASE -> scene.lines();
            case ONE_NODE_TO_DATABASE ->
                List.of(scene.lines().get(random.nextInt(scene.lines().size())));
        };
    }

    private static void breakIt(TcpProxy link, Network way) {
        if (way == Network.SLOW) {
            link.slowDown(SLOW);
        } else {
            link.become(way);
        }
    }
}
