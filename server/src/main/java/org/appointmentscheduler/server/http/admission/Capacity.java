package org.appointmentscheduler.server.http.admission;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many requests may be in progress so that each is answered within five seconds or so at the speed of the last ones:
 * as many as are answered in that time. That counts only while requests are being turned away; before, the speed is that
 * of the callers and says nothing. Not thread-safe.
 */
final class Capacity {

    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int SECONDS_TO_ANSWER = 5;
    private static final int ALWAYS = 64;

    private final int most;
    private final LongSupplier nanoTime;
    private int limit;
    private long since;
    private int answered;
    private boolean full;

    Capacity(int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
        limit = most;
        since = nanoTime.getAsLong();
    }

    int limit() {
        var now = nanoTime.getAsLong();
        var looked = now - since;
        if (looked >= LOOK_NANOS) {
            limit = full && looked < 2 * LOOK_NANOS ? towards(suited(looked)) : most;
            since = now;
            answered = 0;
            full = false;
        }
        return limit;
    }

    private int suited(long looked) {
        var inTime = (long) answered * SECONDS_TO_ANSWER * LOOK_NANOS / looked;
        return (int) Math.clamp(inTime, Math.min(ALWAYS, most), most);
    }

    /** Half of the way, since one slow second is not a slow process. */
    private int towards(int suited) {
        return (limit + suited) / 2;
    }

    void answered() {
        limit();
        answered++;
    }

    void turnedAway() {
        full = true;
    }
}
