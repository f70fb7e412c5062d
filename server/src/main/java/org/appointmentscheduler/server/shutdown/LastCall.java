package org.appointmentscheduler.server.shutdown;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a process that was asked to end and cannot, because something hangs in a silent database for example. Better here
 * than by whoever asked: it is no worse than a crash, which takes nothing that was acknowledged.
 */
public final class LastCall {

    private static final Logger log = LoggerFactory.getLogger(LastCall.class);
    private static final Duration PATIENCE = Duration.ofSeconds(24);
    private static final int ENDED_BY_SIGTERM = 143;

    private LastCall() {}

    public static void beginAtShutdown() {
        beginAtShutdown(PATIENCE);
    }

    /** A daemon waits and not the hook itself, or a process that can end would wait for it. */
    static void beginAtShutdown(Duration patience) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> Thread.ofPlatform().daemon().name("last-call").start(() -> halt(patience))));
    }

    private static void halt(Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        for (var left = patience.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        log.warn("Not ended after {} s; ending without the rest", patience.toSeconds());
        Runtime.getRuntime().halt(ENDED_BY_SIGTERM);
    }
}
