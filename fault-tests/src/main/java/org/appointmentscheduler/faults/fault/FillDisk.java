package org.appointmentscheduler.faults.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** There is no room for another byte, until somebody makes some. */
final class FillDisk implements Fault {

    private static final Duration RECOVERED = Duration.ofSeconds(30);
    private static final int PIECE = 64 * 1024;

    @Override
    public String id() {
        return "F14";
    }

    @Override
    public String title() {
        return "disk full, embedded database";
    }

    @Override
    public Setting setting(Path directory) {
        return Setting.oneNode();
    }

    @Override
    public Optional<String> obstacle() {
        return Mounts.obstacle();
    }

    @Override
    public void strike(Scene scene, RandomGenerator random, Duration time) throws IOException, InterruptedException {
        var ballast = scene.data().resolve("ballast");
        var pauses = new Pauses(time, random);
        pauses.between(
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                () -> scene.diary().disturb("disk full", RECOVERED, () -> {
                    fill(ballast);
                    pauses.pause(Duration.ofSeconds(3), Duration.ofSeconds(6));
                    Files.delete(ballast);
                }));
    }

    private static void fill(Path ballast) throws IOException {
        try (OutputStream file = Files.newOutputStream(ballast)) {
            while (true) {
                file.write(new byte[PIECE]);
            }
        } catch (IOException full) {
            if (Files.size(ballast) == 0) {
                throw full;
            }
        }
    }
}
