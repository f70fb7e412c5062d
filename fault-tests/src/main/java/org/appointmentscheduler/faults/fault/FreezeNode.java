package org.appointmentscheduler.faults.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** A node stops for so long that others take its work over, and then goes on as if nothing had been. */
final class FreezeNode implements Fault {

    private static final Duration LONG = Duration.ofSeconds(25);

    @Override
    public String id() {
        return "F18";
    }

    @Override
    public String title() {
        return "one of two nodes paused for 25 s";
    }

    @Override
    public Setting setting(Path directory) {
        return Setting.nodesOnPostgres(2);
    }

    @Override
    public void strike(Scene scene, RandomGenerator random, Duration time) throws IOException, InterruptedException {
        new Pauses(time, random).between(Duration.ofSeconds(1), Duration.ofSeconds(4), () -> {
            var victim = scene.nodes().get(random.nextInt(scene.nodes().size()));
            scene.diary().disturb("node paused", KillNode.TAKEN_OVER, () -> {
                victim.freeze();
                try {
                    Thread.sleep(LONG);
                } finally {
                    victim.thaw();
                }
            });
        });
    }
}
