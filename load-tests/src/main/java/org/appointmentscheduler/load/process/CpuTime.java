package org.appointmentscheduler.load.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
        var fields = fields(pid);
        return ticks(fields, USER, SYSTEM);
    }

    /** Of a process and its children, those that have ended included. */
    public static Duration ofFamily(long pid) {
        var children = ProcessHandle.of(pid).orElseThrow().children().toList();
        var living = children.stream()
                .filter(ProcessHandle::isAlive)
                .map(child -> ofFleeting(child.pid()))
                .reduce(Duration.ZERO, Duration::plus);
        return living.plus(ticks(fields(pid), USER, SYSTEM, ENDED_USER, ENDED_SYSTEM));
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

    /** Those after the name, which may itself contain spaces and parentheses. */
    private static List<String> fields(long pid) {
        try {
            var line = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            return List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
