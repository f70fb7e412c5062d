package org.appointmentscheduler.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.appointmentscheduler.server.database.DatabaseClosed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs the application, and runs it anew in the same process after its embedded database has closed under it: the file
 * may lack what was committed last, so whatever remembers that must not go on. Until the disk has room again the old
 * one stays and answers 503.
 */
final class Lifetimes implements ApplicationListener<DatabaseClosed> {

    private static final Logger log = LoggerFactory.getLogger(Lifetimes.class);
    private static final long ROOM_BYTES = 16 << 20;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SpringApplication application;
    private final String[] arguments;
    private @Nullable ConfigurableApplicationContext current;

    Lifetimes(SpringApplication application, String... arguments) {
        this.application = application;
        this.arguments = arguments;
        application.addListeners(this);
    }

    synchronized void begin() {
        current = application.run(arguments);
    }

    /** The one that runs; null while none does. */
    synchronized @Nullable ConfigurableApplicationContext current() {
        return current;
    }

    @Override
    public void onApplicationEvent(DatabaseClosed event) {
        // Not a daemon, whoever noticed it: between two lifetimes nothing else keeps the process.
        Thread.ofPlatform().daemon(false).name("next-lifetime").start(() -> endAndBegin(event.getSource()));
    }

    private synchronized void endAndBegin(Object lost) {
        var old = current;
        if (old == null || !old.equals(lost)) {
            return;
        }
        var data = old.getBean(SchedulerProperties.class).dataDir();
        log.error("The database could not write and has closed. Starting anew as soon as there is room in {}", data);
        awaitRoom(data);
        old.close();
        current = null;
        while (current == null) {
            try {
                begin();
            } catch (RuntimeException e) {
                log.warn("It did not start; trying again", e);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static void awaitRoom(Path directory) {
        while (Files.exists(directory) && directory.toFile().getUsableSpace() < ROOM_BYTES) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
