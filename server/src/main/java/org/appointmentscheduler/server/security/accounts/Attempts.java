package org.appointmentscheduler.server.security.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.appointmentscheduler.api.Refusal;
import org.appointmentscheduler.command.messaging.Rejected;
import org.appointmentscheduler.server.http.request.Network;
import org.appointmentscheduler.server.security.Secrets;
import org.springframework.stereotype.Component;

/**
 * Failed attempts to sign in, counted on this node by address and by where they come from, whether or not there is such
 * an account. Who fails too often waits for the rest of a quarter of an hour, also with the right password. Kept is no
 * address but what only this process makes of it, so nothing of a person has to be erased here.
 */
@Component
class Attempts {

    static final int MOST_FOR_ONE_ADDRESS = 10;
    static final int MOST_FROM_ONE_NETWORK = 100;

    private static final Duration WHILE = Duration.ofMinutes(15);
    private static final int COUNTED = 100_000;

    private final String salt = UUID.randomUUID().toString();
    private final InstantSource clock;
    private final Cache<String, Tally> failures =
            Caffeine.newBuilder().maximumSize(COUNTED).build();

    Attempts(InstantSource clock) {
        this.clock = clock;
    }

    private record Tally(Instant since, int count) {

        boolean isOver(Instant now) {
            return !now.isBefore(since.plus(WHILE));
        }
    }

    /** @throws Rejected {@code TOO_MANY_REQUESTS} */
    void requireFew(String address, String remote) {
        requireFewer(MOST_FOR_ONE_ADDRESS, of(address, remote));
        requireFewer(MOST_FROM_ONE_NETWORK, Network.of(remote));
    }

    private void requireFewer(int most, String who) {
        var now = clock.instant();
        var tally = failures.getIfPresent(who);
        if (tally != null && tally.count() >= most && !tally.isOver(now)) {
            var wait = Duration.between(now, tally.since().plus(WHILE)).toSeconds() + 1;
            throw new Rejected(
                    Refusal.TOO_MANY_REQUESTS, "Wait before the next attempt.", Map.of("retryAfterSeconds", wait));
        }
    }

    void failed(String address, String remote) {
        count(of(address, remote));
        count(Network.of(remote));
    }

    private void count(String who) {
        var now = clock.instant();
        failures.asMap()
                .merge(
                        who,
                        new Tally(now, 1),
                        (known, first) -> known.isOver(now) ? first : new Tally(known.since(), known.count() + 1));
    }

    private String of(String address, String remote) {
        return Secrets.hash(salt + address) + " from " + Network.of(remote);
    }
}
