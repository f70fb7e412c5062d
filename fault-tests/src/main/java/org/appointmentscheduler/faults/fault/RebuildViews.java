package org.appointmentscheduler.faults.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.appointmentscheduler.faults.process.Node;

/**
 * Views are emptied and read again while everybody goes on booking.
 *
 * @param deadly whether the node dies over it, somewhere in the middle of a batch
 */
record RebuildViews(String id, String title, boolean deadly) implements Fault {

    @Override
    public Setting setting(Path directory) {
        return Setting.nodesOnPostgres(deadly ? 1 : 2);
    }

    @Override
    public void strike(Scene scene, RandomGenerator random, Duration time) throws IOException, InterruptedException {
        var pauses = new Pauses(time, random);
        pauses.between(Duration.ofSeconds(2), Duration.ofSeconds(4), () -> {
            var node = scene.nodes().get(random.nextInt(scene.nodes().size()));
            node.replay(Node.VIEWS.get(random.nextInt(Node.VIEWS.size())));
            if (deadly) {
                pauses.pause(Duration.ZERO, Duration.ofMillis(400));
                scene.diary().disturb("killed", KillNode.TAKEN_OVER, () -> {
                    node.kill();
                    scene.diary().killed();
                    node.start();
                    node.awaitUp();
                });
            }
        });
    }
}
