package org.appointmentscheduler.faults.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One node's clock jumps ahead and back; its monotonic clock goes on as always. */
final class ShiftClock implements Fault {

    private static final Path LIBRARY = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");
    private static final String CLOCK = "clock";
    private static final Duration MOST = Duration.ofSeconds(90);

    @Override
    public String id() {
        return "F10";
    }

    @Override
    public String title() {
        return "one of two nodes' clocks jumps by up to 90 s";
    }

    @Override
    public Optional<String> obstacle() {
        return Files.exists(LIBRARY) ? Optional.empty() : Optional.of("the package faketime is not installed");
    }

    @Override
    public Setting setting(Path directory) {
        var file = directory.resolve(CLOCK);
        set(file, "+0");
        return Setting.nodesOnPostgres(2)
                .lastNodeIn(Map.of(
                        "LD_PRELOAD",
                        LIBRARY.toString(),
                        "FAKETIME_TIMESTAMP_FILE",
                        file.toString(),
                        // Asks the file each second; each time would slow a node to a crawl.
                        "FAKETIME_CACHE_DURATION",
                        "1",
                        // Or timed waits, which go by the monotonic clock, end at once.
                        "FAKETIME_FORCE_MONOTONIC_FIX",
                        "0",
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1"));
    }

    @Override
    public void strike(Scene scene, RandomGenerator random, Duration time) throws IOException, InterruptedException {
        var file = scene.data().resolveSibling(CLOCK);
        var pauses = new Pauses(time, random);
        scene.diary().clocksDiffer(MOST);
        pauses.between(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                () -> scene.diary().disturb("clock wrong", KillNode.TAKEN_OVER, () -> {
                    var seconds = random.nextLong(-MOST.toSeconds(), MOST.toSeconds() + 1);
                    set(file, (seconds < 0 ? "" : "+") + seconds);
                    pauses.pause(Duration.ofSeconds(3), Duration.ofSeconds(8));
                    set(file, "+0");
                }));
    }

    private static void set(Path file, String offset) {
        try {
            Files.writeString(file, offset + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
