package org.appointmentscheduler.faults.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The database dies as when its machine stops, and recovers from its log. */
final class KillDatabase implements Fault {

    static final Duration RECOVERED = Duration.ofSeconds(30);

    @Override
    public String id() {
        return "F3";
    }

    @Override
    public String title() {
        return "kill -9 of PostgreSQL";
    }

    @Override
    public Setting setting(Path directory) {
        return Setting.nodesOnPostgres(2);
    }

    @Override
    public void strike(Scene scene, RandomGenerator random, Duration time) throws IOException, InterruptedException {
        var pauses = new Pauses(time, random);
        pauses.between(
                Duration.ofSeconds(2),
                Duration.ofSeconds(8),
                () -> scene.diary().disturb("database killed", RECOVERED, () -> {
                    scene.postgres().kill();
                    scene.diary().killed();
                    pauses.pause(Duration.ofSeconds(1), Duration.ofSeconds(5));
                    scene.postgres().restart();
                }));
    }
}
