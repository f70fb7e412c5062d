package org.appointmentscheduler.query.calendar;

import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The one thread that lets this node's free time follow the events. Whatever fails is tried again. */
@Component
class FreeTimeFollower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FreeTimeFollower.class);
    private static final int LOOK_MILLIS = 500;
    private static final int PAUSE_MILLIS = 1_000;
    private static final int LAST_LOOK_MILLIS = 2_000;

    private final NodeFreeTime freeTime;
    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private volatile @Nullable Thread thread;

    FreeTimeFollower(
            NodeFreeTime freeTime, @Qualifier("eventSource") StreamableMessageSource<TrackedEventMessage<?>> events) {
        this.freeTime = freeTime;
        this.events = events;
    }

    /** Before there are requests, so that the first finds everything. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public void start() {
        fill();
        var follower = Thread.ofPlatform().daemon().name(NodeFreeTime.NAME).unstarted(this::followUntilStopped);
        thread = follower;
        follower.start();
    }

    private void fill() {
        try {
            freeTime.state();
            freeTime.isFollowed(true);
        } catch (RuntimeException e) {
            log.warn("Cannot read what time is free; trying again", e);
        }
    }

    /** Waits for the thread, since the database goes next. Interrupting it would close an embedded one. */
    @Override
    public void stop() {
        var follower = thread;
        thread = null;
        if (follower != null) {
            try {
                follower.join(LAST_LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        freeTime.isFollowed(false);
    }

    private boolean isStopped() {
        return thread != Thread.currentThread();
    }

    private void followUntilStopped() {
        while (!isStopped()) {
            try {
                follow();
            } catch (RuntimeException | Error e) { // Nobody would start it again.
                if (!isStopped()) {
                    freeTime.isFollowed(false);
                    log.warn("Search grows old: cannot follow the events, trying again", e);
                    pause();
                }
            } catch (InterruptedException e) {
                freeTime.isFollowed(false);
                return; // Somebody wants all threads to end.
            }
        }
    }

    private void follow() throws InterruptedException {
        var begin = freeTime.state();
        var token = begin.token() == null ? events.createTailToken() : begin.token();
        try (var stream = events.openStream(token)) {
            while (!isStopped() && freeTime.isCurrent(begin.freeTime())) {
                if (stream.hasNextAvailable(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    freeTime.take(stream.nextAvailable(), begin.freeTime());
                }
                freeTime.isFollowed(!isStopped());
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
