package org.appointmentscheduler.faults.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.appointmentscheduler.faults.process.Node;
import org.jspecify.annotations.Nullable;

/**
 * One node after another is asked to end, and a new one takes its place, as in every upgrade.
 *
 * @param previous the version to begin with; null for the same
 */
record RollNodes(
        String id, String title, Path jar, @Nullable Path previous) implements Fault {

    private static final Duration TO_END = Duration.ofSeconds(25);

    /** A virtual machine that starts takes the processors of all others here; what was due is recorded so soon after. */
    private static final Duration BEGUN = Duration.ofSeconds(5);

    private static final Duration TO_WARM_UP = Duration.ofSeconds(10);

    @Override
    public Setting setting(Path directory) {
        return Setting.nodesOnPostgres(2);
    }

    @Override
    public Path firstJar(Path jar) {
        return previous == null ? jar : previous;
    }

    @Override
    public void strike(Scene scene, RandomGenerator random, Duration time) throws IOException, InterruptedException {
        new Pauses(time, random).between(Duration.ofSeconds(1), Duration.ofSeconds(3), () -> {
            for (var node : scene.nodes()) {
                scene.diary().disturb("node ended", KillNode.TAKEN_OVER, () -> end(node, scene.diary()));
                node.use(jar);
                scene.diary().disturb("node begins", BEGUN, () -> {
                    node.start();
                    node.awaitUp();
                });
            }
        });
    }

    /** All processes are new, and have yet to compile what they run. */
    @Override
    public Duration toWarmUp() {
        return TO_WARM_UP;
    }

    private static void end(Node node, Diary diary) throws InterruptedException {
        node.terminate();
        if (!node.awaitEnd(TO_END)) {
            diary.complain("A node did not end within " + TO_END);
            node.kill();
        }
    }
}
