package org.appointmentscheduler.server.shutdown;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.appointmentscheduler.server.database.Database;
import org.appointmentscheduler.server.database.Engine;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the port open for a while after readiness has gone, so that whoever spreads the requests can see that and send
 * them elsewhere. On the embedded database there is no elsewhere.
 */
@Component
@ConditionalOnWebApplication
final class Notice implements SmartLifecycle {

    private final Duration length;
    private volatile boolean running;

    Notice(ShutdownSettings settings, Database database) {
        length = database.engine() == Engine.H2 ? Duration.ZERO : settings.notice();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        var end = System.nanoTime() + length.toNanos();
        for (var left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The last to start and the first to stop: before live answers are ended, and the web server takes no more requests. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 2;
    }
}
