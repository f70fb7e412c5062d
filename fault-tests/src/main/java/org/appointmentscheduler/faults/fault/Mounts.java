package org.appointmentscheduler.faults.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A small disk of its own for a run. */
public final class Mounts {

    private Mounts() {}

    static Optional<String> obstacle() {
        return "root".equals(System.getProperty("user.name"))
                ? Optional.empty()
                : Optional.of("only root can mount a small disk");
    }

    public static void mount(Path directory, int megabytes) throws IOException, InterruptedException {
        run(List.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory.toString()));
    }

    public static void unmount(Path directory) throws IOException, InterruptedException {
        run(List.of("umount", "-l", directory.toString()));
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("Failed: " + String.join(" ", command));
        }
    }
}
