package org.appointmentscheduler.load.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The processor time of processes since they began, from Linux's own books. Unlike a stopwatch it does not notice what
 * else the machine does.
 */
public final class CpuTime {

    /** What the kernel shows is always in hundredths of a second. */
    private static final Duration TICK = Duration.ofMillis(10);

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int ENDED_USER = 13;
    private static final int ENDED_SYSTEM = 14;

    private CpuTime() {}

    /** Of one process with all its threads. */
    public static Duration of(long pid) {
        var fields = fields(process(pid));
        return ticks(fields, USER, SYSTEM);
    }

    /**
     * Of a Java program without what its just-in-time compiler takes: a matter of the first minutes, which would hide what
     * a request costs ever after. Right only while no compiler thread ends.
     */
    public static Duration ofCompiled(long pid) {
        try (var threads = Files.newDirectoryStream(process(pid).resolve("task"))) {
            var compiling = Duration.ZERO;
            for (var thread : threads) {
                if (name(thread).matches("C[12] CompilerThre\\w*\\s*")) {
                    compiling = compiling.plus(ticks(fields(thread), USER, SYSTEM));
                }
            }
            return of(pid).minus(compiling);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path thread) throws IOException {
        try {
            return Files.readString(thread.resolve("comm"));
        } catch (NoSuchFileException e) {
            return ""; // Has just ended.
        }
    }

    /** Of a process and its children, those that have ended included. */
    public static Duration ofFamily(long pid) {
        var children = ProcessHandle.of(pid).orElseThrow().children().toList();
        var living = children.stream()
                .filter(ProcessHandle::isAlive)
                .map(child -> ofFleeting(child.pid()))
                .reduce(Duration.ZERO, Duration::plus);
        return living.plus(ticks(fields(process(pid)), USER, SYSTEM, ENDED_USER, ENDED_SYSTEM));
    }

    private static Duration ofFleeting(long pid) {
        try {
            return of(pid);
        } catch (UncheckedIOException e) {
            return Duration.ZERO; // Has just ended, and is in its parent's books now.
        }
    }

    private static Duration ticks(List<String> fields, int... which) {
        var ticks = 0L;
        for (var field : which) {
            ticks += Long.parseLong(fields.get(field));
        }
        return TICK.multipliedBy(ticks);
    }

    private static Path process(long pid) {
        return Path.of("/proc", String.valueOf(pid));
    }

    /** Those after the name, which may itself contain spaces and parentheses. */
    private static List<String> fields(Path process) {
        try {
            var line = Files.readString(process.resolve("stat"));
            return List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
