package org.appointmentscheduler.faults.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The only node dies in the middle of everything, and comes back on the same files. */
final class KillEmbedded implements Fault {

    /** What was due while nothing ran is recorded so soon after the start. */
    static final Duration AFTER_START = Duration.ofSeconds(5);

    @Override
    public String id() {
        return "F1";
    }

    @Override
    public String title() {
        return "kill -9 of the only node, embedded database";
    }

    @Override
    public Setting setting(Path directory) {
        return Setting.oneNode();
    }

    @Override
    public void strike(Scene scene, RandomGenerator random, Duration time) throws IOException, InterruptedException {
        var node = scene.lastNode();
        new Pauses(time, random)
                .between(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(6),
                        () -> scene.diary().disturb("killed", AFTER_START, () -> {
                            node.kill();
                            scene.diary().killed();
                            node.start();
                            node.awaitUp();
                        }));
    }
}
