package org.appointmentscheduler.faults.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** One of several nodes dies with all that it had begun, and comes back later. */
final class KillNode implements Fault {

    /** The dead node's timers are taken over so soon. */
    static final Duration TAKEN_OVER = Duration.ofSeconds(30);

    @Override
    public String id() {
        return "F2";
    }

    @Override
    public String title() {
        return "kill -9 of one of two nodes";
    }

    @Override
    public Setting setting(Path directory) {
        return Setting.nodesOnPostgres(2);
    }

    @Override
    public void strike(Scene scene, RandomGenerator random, Duration time) throws IOException, InterruptedException {
        var pauses = new Pauses(time, random);
        pauses.between(Duration.ofSeconds(1), Duration.ofSeconds(6), () -> {
            var victim = scene.nodes().get(random.nextInt(scene.nodes().size()));
            scene.diary().disturb("node killed", TAKEN_OVER, () -> {
                victim.kill();
                scene.diary().killed();
            });
            pauses.pause(Duration.ofSeconds(2), Duration.ofSeconds(10));
            victim.start();
            victim.awaitUp();
        });
    }
}
