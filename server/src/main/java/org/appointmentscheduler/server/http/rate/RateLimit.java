package org.appointmentscheduler.server.http.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * What each of many may ask of one kind, counted on this node. Whoever has not asked for a minute may ask for a minute's
 * at once. Of those who are counted the latest are remembered; being forgotten means beginning anew.
 */
final class RateLimit {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int COUNTED = 50_000;

    private final String name;
    private final int perMinute;
    private final TimeMeter time;
    private final LongAdder refused = new LongAdder();
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(COUNTED).build();

    /** @param name as the header fields show it */
    RateLimit(String name, int perMinute, TimeMeter time) {
        this.name = name;
        this.perMinute = perMinute;
        this.time = time;
    }

    /** Counts one more request of somebody's. */
    Allowance ask(String who) {
        var probe = buckets.get(who, _ -> full()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            refused.increment();
        }
        return new Allowance(
                name,
                perMinute,
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    String name() {
        return name;
    }

    long refused() {
        return refused.sum();
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                .withCustomTimePrecision(time)
                .build();
    }
}
