package org.appointmentscheduler.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Many clients who book the same calendars at once, and remember what they were told. Each has a try at a time only
 * once, so that client, provider and start tell whose booking one is.
 */
final class Load {

    private static final int CLIENTS = 24;
    private static final int PROVIDERS = 6;
    private static final int DAYS = 6;
    private static final int ATTEMPTS_AT_EACH_TIME = 3;

    /** @param answer null when none came */
    record Attempt(
            String client,
            String provider,
            Instant start,
            @Nullable String appointment,
            String key,
            @Nullable Reply answer) {

        boolean isAcknowledged() {
            return answer != null && answer.status() < 300;
        }

        boolean isUnknown() {
            return answer == null;
        }
    }

    final List<String> providers;
    final Instant from = Times.at(3, "00:00");
    final Instant to = Times.at(3 + DAYS, "00:00");
    final Queue<Attempt> reserves = new ConcurrentLinkedQueue<>();
    final Queue<Attempt> confirms = new ConcurrentLinkedQueue<>();
    final Queue<Attempt> releases = new ConcurrentLinkedQueue<>();

    private final List<String> clients;
    private final List<Set<Integer>> tried = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean over;

    Load(Api api) {
        clients = AtOnce.all(CLIENTS, _ -> api.newClient());
        clients.forEach(_ -> tried.add(new HashSet<>()));
        providers = AtOnce.all(PROVIDERS, _ -> api.newProvider());
        providers.forEach(provider -> api.publish(provider, from, to).is(201));
    }

    /** Returns when the interruption is over, whatever becomes of the application meanwhile. */
    void run(Api api, Runnable interruption) {
        over = false;
        var actions = new ArrayList<java.util.concurrent.Callable<Boolean>>();
        IntStream.range(0, CLIENTS).forEach(client -> actions.add(() -> book(api, client)));
        actions.add(() -> {
            try {
                interruption.run();
            } finally {
                over = true;
            }
            return true;
        });
        AtOnce.all(actions);
    }

    private boolean book(Api api, int client) {
        while (!over) {
            var turn = next.getAndIncrement();
            var slot = turn / ATTEMPTS_AT_EACH_TIME;
            var start = Times.quarters(from, slot / PROVIDERS);
            assertThat(start).as("the calendars are too small for this machine").isBefore(to);
            if (tried.get(client).add(slot)) {
                book(api, turn, clients.get(client), providers.get(slot % PROVIDERS), start);
            }
        }
        return true;
    }

    private void book(Api api, int turn, String client, String provider, Instant start) {
        var held = attempt(api, reserves, new Attempt(client, provider, start, null, newKey(), null));
        if (held.isAcknowledged()) {
            var id = held.answer().get("id");
            if (turn % 2 == 0) {
                attempt(api, confirms, new Attempt(client, provider, start, id, newKey(), null));
            } else if (turn % 5 == 0) {
                attempt(api, releases, new Attempt(client, provider, start, id, newKey(), null));
            }
        }
    }

    private Attempt attempt(Api api, Queue<Attempt> log, Attempt attempt) {
        Reply answer;
        try {
            answer = send(api, log, attempt);
        } catch (UncheckedIOException e) {
            answer = null;
        }
        var made = new Attempt(
                attempt.client(), attempt.provider(), attempt.start(), attempt.appointment(), attempt.key(), answer);
        log.add(made);
        return made;
    }

    /** Again, with the same key. */
    Reply repeat(Api api, Queue<Attempt> log, Attempt attempt) {
        return send(api, log, attempt);
    }

    private Reply send(Api api, Queue<Attempt> log, Attempt attempt) {
        if (log == reserves) {
            return api.reserve(
                    attempt.client(),
                    attempt.provider(),
                    attempt.start(),
                    Times.QUARTER,
                    "Idempotency-Key",
                    attempt.key());
        }
        return log == confirms
                ? api.confirm(attempt.appointment(), attempt.client(), "Idempotency-Key", attempt.key())
                : api.release(attempt.appointment(), attempt.client(), "Idempotency-Key", attempt.key());
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    @Override
    public String toString() {
        return "reserves " + count(reserves) + ", confirms " + count(confirms) + ", releases " + count(releases);
    }

    private static String count(Queue<Attempt> log) {
        return "%d acknowledged, %d refused, %d unknown"
                .formatted(
                        log.stream().filter(Attempt::isAcknowledged).count(),
                        log.stream()
                                .filter(attempt -> !attempt.isAcknowledged() && !attempt.isUnknown())
                                .count(),
                        log.stream().filter(Attempt::isUnknown).count());
    }
}
