package org.appointmentscheduler.query.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.appointmentscheduler.api.access.Actor;
import org.appointmentscheduler.api.access.CurrentActor;
import org.appointmentscheduler.api.access.CurrentStanding;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Keeps live answers going: one thread asks once for all of them how far the list of events is final, reads for each what it
 * shows of that, and hands it over. None of them has a thread or a connection to the database of its own.
 */
@Component
public final class LiveAnswers implements SmartLifecycle {

    static final String DROPPED = "scheduler.streams.dropped";

    private static final Logger log = LoggerFactory.getLogger(LiveAnswers.class);

    /** How late a consumer may be when nobody has said that something was stored. */
    private static final int LOOK_MILLIS = 200;

    /** How long what is stored after a round waits for the next. */
    private static final int PAUSE_MILLIS = 10;

    private static final String RECONNECT_AFTER = "retry: 2000\n\n";

    private final FinalPosition position;
    private final CurrentActor actor;
    private final CurrentStanding standing;
    private final LiveSettings settings;
    private final InstantSource clock;
    private final Places places;
    private final Counter dropped;
    private final Set<LiveAnswer> open = ConcurrentHashMap.newKeySet();
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    LiveAnswers(
            FinalPosition position,
            CurrentActor actor,
            CurrentStanding standing,
            LiveSettings settings,
            InstantSource clock,
            MeterRegistry meters) {
        this.position = position;
        this.actor = actor;
        this.standing = standing;
        this.settings = settings;
        this.clock = clock;
        places = new Places(settings.most(), meters);
        dropped = Counter.builder(DROPPED)
                .description("Live answers whose consumer took nothing for too long")
                .register(meters);
    }

    /**
     * Begins an answer that goes on after the request.
     *
     * @param after the position up to which the consumer knows everything
     * @throws NoPlace when this node has too many, or ends
     */
    public void begin(HttpServletRequest request, HttpServletResponse response, long after, LiveSource source)
            throws IOException {
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            return;
        }
        if (!running) {
            throw new NoPlace();
        }
        var caller = standing.get();
        places.take(caller.who(), actor.get().equals(Actor.NOBODY) ? settings.perNetwork() : settings.perCaller());
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        var wire = open(request, response, caller.who());
        wire.write(RECONNECT_AFTER);
        var answer = new LiveAnswer(source, after, caller, wire, settings);
        open.add(answer);
        wake();
        if (!running) {
            answer.end();
        }
    }

    private Wire open(HttpServletRequest request, HttpServletResponse response, String who) throws IOException {
        try {
            return Wire.open(request, response, new Leaving(who));
        } catch (IOException | RuntimeException e) {
            places.leave(who);
            throw e;
        }
    }

    private final class Leaving implements Wire.Watcher {

        private final String who;

        Leaving(String who) {
            this.who = who;
        }

        @Override
        public void hasRoom() {
            wake();
        }

        @Override
        public void isClosed(boolean tooSlow) {
            places.leave(who);
            if (tooSlow) {
                dropped.increment();
            }
            wake();
        }
    }

    /** Something may have happened. */
    public void wake() {
        if (!open.isEmpty()) {
            news.release();
        }
    }

    private void goOnUntilStopped() {
        try {
            while (running) {
                await();
                news.drainPermits();
                round();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void await() throws InterruptedException {
        if (open.isEmpty()) {
            news.acquire();
        } else {
            news.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** What one lacks, say for want of a database, it gets in a later round. */
    private void round() {
        try {
            open.removeIf(LiveAnswer::isOver);
            if (!open.isEmpty()) {
                goOn(position.last());
            }
        } catch (RuntimeException e) {
            log.debug("Live answers cannot go on for now", e);
        }
    }

    /** A part for each in turn, so that those who have much to read do not make the others wait. */
    private void goOn(long settled) {
        var isMore = true;
        while (isMore && news.availablePermits() == 0) {
            isMore = false;
            for (var answer : open) {
                isMore |= goOn(answer, settled);
            }
        }
        if (isMore) {
            wake();
        }
    }

    private boolean goOn(LiveAnswer answer, long settled) {
        try {
            return answer.goOn(settled, clock.instant());
        } catch (RuntimeException e) {
            log.debug("A live answer cannot go on for now", e);
            return false;
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("live-answers").start(this::goOnUntilStopped);
    }

    /** Their consumers go on elsewhere, or here once this node is back. */
    @Override
    public void stop() {
        running = false;
        open.forEach(LiveAnswer::end);
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops before the web server waits for the last of its requests. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
    }
}
